/** The linter: Lit templates, custom elements, their accessibility, stories. Formatting is Prettier's business. */
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig(
  // The apps of other frameworks are no part of our program: their own tools check them, where their packages are.
  globalIgnores(['dist', 'storybook-static', '.flywheel', 'coverage', 'src/i18n/generated', 'test/frameworks/apps', '!.storybook']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.recommended,
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: { globals: globals.browser },
    settings: { wc: { elementBaseClasses: ['LitElement', 'FlywheelElement'] } },
    rules: {
      // Lit's own base class guards its lifecycle.
      'wc/guard-super-call': 'off',
      // A dialog says with it where to begin; nothing else of ours may take the focus, and the tests of each widget see to that.
      'lit-a11y/no-autofocus': 'off',
      // Tests and controllers name classes that the page never sees.
      'wc/file-name-matches-element': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'no-console': ['error', { allow: ['warn'] }],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    // chai speaks in properties: `expect(x).to.be.true`.
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-console': 'off',
    },
  },
  { files: ['demo/**/*.ts'], languageOptions: { globals: globals.node }, rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules: { eqeqeq: ['error', 'always'] } },
  storybook.configs['flat/recommended'],
  prettier,
);
