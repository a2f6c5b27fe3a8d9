import {build} from 'vite'; import {gzipSync} from 'zlib'; import {writeFileSync} from 'fs'
const H="export { ConsentProvider, ConsentGate, useConsent } from 'fluxconsent'\n"
async function m(code, log){ writeFileSync('.app.tmp.js', code)
 const built=await build({root:process.cwd(),configFile:false,logLevel:'silent',define:{'process.env.NODE_ENV':'"production"'},resolve:{conditions:['module','browser','production']},build:{write:false,target:'es2022',rolldownOptions:{input:process.cwd()+'/.app.tmp.js',external:/^(react(-dom)?(\/|$)|@tanstack)/,preserveEntrySignatures:'strict',output:{codeSplitting:{groups:[{name:'vite-loader',test:/preload-helper/}]}}}}})
 let t=0; for(const c of built.output){ if(c.type==='asset'||c.name==='vite-loader')continue; const g=gzipSync(c.code,{level:9}).length; t+=g; console.log(c.fileName,g,'i:',c.imports.join(' ')); if(log) console.log('    ',Object.entries(c.modules).filter(([,m])=>m.renderedLength).map(([p,m])=>p.split('dist/').pop()+':'+m.renderedLength).join(' ')) } console.log('total',t)}
await m(H); await m(H+"export {remoteConsent,useConsentSync} from 'fluxconsent/remote'",true)
