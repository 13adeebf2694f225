/** Writes docs/configuration.md from the schema in apps/server/src/config.ts; a test checks that it was run. */
import { writeFileSync } from 'node:fs';
import { settings } from '../apps/server/src/config.ts';

export const configurationFile = new URL('../docs/configuration.md', import.meta.url);

export function documentConfiguration(): string {
  const parts = Object.values(settings).map(
    (setting) => `## \`${setting.variable}\`

${setting.description}

- Unit: ${setting.unit}
- Default: ${setting.fallback === null ? 'none' : `\`${setting.fallback}\``}
- Secret: ${setting.isSecret ? 'yes; keep it out of files that others can read' : 'no'}
`,
  );
  return `# Configuration

Made from \`apps/server/src/config.ts\` by \`npm run docs:configuration\`; change it there.

Every setting is an environment variable. A variable that begins with \`FOLKMOOT_\` and is not listed here stops the
start with a message that names it, so that a slip of the pen is found at once. Variables that begin with
\`FOLKMOOT_TEST_\` steer the test suites alone.

${parts.join('\n')}`;
}

if (import.meta.main) writeFileSync(configurationFile, documentConfiguration());
