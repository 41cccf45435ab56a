/** One of three apps, chosen by `--mode`, with the plugin that its framework has for Vite. svelte-check reads this too, and names no mode of ours. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const plugins = {
  react: () => react(),
  vue: () => vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('flywheel-') } } }),
  svelte: () => svelte(),
};

export default defineConfig(({ mode, isSsrBuild }) => ({
  root: mode,
  base: `/${mode}/`,
  plugins: [(plugins[mode] ?? plugins.svelte)()],
  build: { outDir: `../dist/${mode}${isSsrBuild ? '-server' : ''}`, emptyOutDir: true },
}));
