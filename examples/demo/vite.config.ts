import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Beside the server, which is built into the folder above: it must not be among the pages that it serves.
export default defineConfig({ plugins: [react()], build: { outDir: 'dist/site' } })
