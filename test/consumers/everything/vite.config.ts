import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The server puts a nonce of its own in place of this one, for each page anew.
export default defineConfig({ plugins: [react()], html: { cspNonce: 'NONCE' } })
