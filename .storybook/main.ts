import type { StorybookConfig } from '@storybook/web-components-vite';

// Pre-bundling these would put a second copy of Lit on the page: Storybook's renderer imports paths of Lit that escape it.
const oneCopy = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context', '@lit/localize'];

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (vite) => ({ ...vite, optimizeDeps: { ...vite.optimizeDeps, exclude: [...(vite.optimizeDeps?.exclude ?? []), ...oneCopy] } }),
};

export default config;
