import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The house in rules: which room may take what from which. */
const notInNouns = ['express', 'socket.io', '@remix-run/*', 'remix', 'react'].map((group) => ({
  group: [group],
  message: 'A verb never sees a request, a cookie or a socket: pass what it needs.',
}));
const typesOnly = {
  group: ['**/server/*', '**/server/**', '**/db/*', '**/db/**'],
  allowTypeImports: true,
  message: 'app/ takes types from server/ and db/, never values: a module in both bundles would exist twice.',
};

export default tseslint.config(
  { ignores: ['build/', 'data/', 'node_modules/', 'app/locales/', 'screens/', 'db/migrations/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    plugins: { 'import-x': importX },
    settings: { ...importX.flatConfigs.typescript.settings, 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // An index into what was just looked up is checked by the reader, with `!`, where the compiler cannot follow.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [typesOnly] }],
    },
  },
  {
    files: ['app/routes/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "ExportNamedDeclaration > FunctionDeclaration[id.name='action'] CallExpression[callee.name='reader']",
          message: 'An action asks `writer`, inside `act`: a reader is sent to sign in, and what they wrote would be gone.',
        },
      ],
    },
  },
  {
    files: ['app/contract/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['../*'], message: 'The contract is what both sides sign: it imports zod and itself, nothing else.' }] },
      ],
    },
  },
  {
    // What the database and the verbs may not know: the outside world.
    files: ['server/{people,communities,threads,drafts,site,credentials,mail,jobs}/**/*.ts', 'db/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: notInNouns }] },
  },
  { files: ['server/index.ts', 'server/cli/*.mjs', 'server/cli/verify-audit.ts', 'server/cli/make-administrator.ts', 'server/cli/try-mail.ts', 'server/cli/check-settings.ts', 'tests/**/*.mjs', 'tests/no-noise.ts', 'tests/bench/**'], rules: { 'no-console': 'off' } },
);
