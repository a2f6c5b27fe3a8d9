// One file for a page without a bundler: what `<script type="module">` needs to define a config and run it.
export * from './browser/index.js'
export * from './core/index.js'
