import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

/** What is run, as against what tries it. */
const program = ['src/**/*.{ts,tsx}', 'scripts/**/*.ts', 'payload.config.ts']

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.next-*/**',
      '.demo/**',
      '.cache/**',
      'node_modules/**',
      'src/payload-types.ts',
      'src/client/api-types.ts',
      'client/lib/**',
      'src/embed/v1.js',
      'src/migrations/**',
      'examples/*/migrations/**',
      'examples/*/generated/**',
      'next-env.d.ts',
      '**/importMap.js',
      '**/*.mjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
    },
  },
  ...tseslint.configs.strictTypeCheckedOnly.map((config) => ({ ...config, files: program })),
  {
    files: program,
    rules: {
      '@typescript-eslint/require-await': 'off',
      // Payload's types promise more than stands in a record of an earlier version, or in what somebody sends.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'off',
      // Ids are strings by the types made of this project's database; the packages must also hold for numbers.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // Payload marks one name among those of a union, and this reports whoever takes the union.
      '@typescript-eslint/no-deprecated': 'off',
      // `return next()` and `() => list.push(one)` are how Express and short callbacks are written.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Texts are split into code points on purpose: that is how their length is counted.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      // Numbers in sentences are meant: it would change ninety files.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowAny: true, allowBoolean: true, allowNullish: true, allowNumber: true, allowRegExp: true },
      ],
    },
  },
  {
    // What people send is matched against these, and one slow match stops the server for everybody.
    files: ['src/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
)
