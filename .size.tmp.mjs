import {build} from 'esbuild'; import {gzipSync} from 'zlib';
const H="export { ConsentProvider, ConsentGate, useConsent } from 'fluxconsent'\n"
async function m(code){const r=await build({stdin:{contents:code,resolveDir:process.cwd()},bundle:true,splitting:true,write:false,outdir:'o',minify:true,format:'esm',target:'es2022',external:['react','@tanstack/react-query'],define:{'process.env.NODE_ENV':'"production"'},tsconfigRaw:{},metafile:true})
let t=0;for(const f of r.outputFiles){const g=gzipSync(f.contents,{level:9}).length;t+=g;console.log(' ',f.path.split('/').pop(), g)};console.log('total',t);return r}
await m(H); await m(H+"export { ConsentBanner } from 'fluxconsent/ui'\nexport { en } from 'fluxconsent/locales/en'\n"); const r=await m(H+"export {remoteConsent,useConsentSync} from 'fluxconsent/remote'")
for(const [n,o] of Object.entries(r.metafile.outputs)) console.log(n,o.bytes,o.imports.map(i=>i.kind[0]+':'+i.path).join(' '),'\n    ',Object.entries(o.inputs).filter(([,b])=>b.bytesInOutput).map(([p,b])=>p.split('dist/').pop()+':'+b.bytesInOutput).join(' '))
