/** What Vite is told to build, for `build.ts` and `dev.ts` alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { adaptForShadowRoot } from './shadow-style.ts';

const root = join(import.meta.dirname, '..');
const at = (...path: string[]): string => join(root, 'apps', ...path);

/** Bundled beside the workspaces' own code, since each is hundreds of files that a start would look up one by one: the start is a second quicker. */
const manyFiles = [
  /^@folkmoot\//,
  /^typebox/,
  /^@fastify\/type-provider-typebox/,
  /^kysely/,
  /^markdown-it/,
  /^sanitize-html/,
  /^prom-client/,
  /^uuid/,
  /^nodemailer/,
];

/**
 * The server: `main.js` and, beside it, the worker that writes to SQLite. Of the packages of the registry those above are in
 * the bundle; the others stay where they are, in node_modules.
 */
export function serverBundle(folder: string): InlineConfig {
  return {
    configFile: false,
    root: at('server'),
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    ssr: { noExternal: manyFiles, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: {
          main: at('server', 'src', 'main.ts'),
          'sqlite-writer': at('server', 'src', 'db', 'sqlite-writer.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

/**
 * Styles, scripts, fonts and icons of the readers' pages and of the desk, each under a name that changes with its content, so
 * that browsers may keep them for ever. `manifest.json` gives the name by the plain one: `{"site.css": "site-1a2b3c4d.css"}`.
 */
export function assetsBundle(folder: string): InlineConfig {
  return {
    configFile: false,
    root: at(),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [emitPictures(at('site', 'src')), writeManifest()],
    build: {
      outDir: join(folder, 'assets'),
      assetsDir: '',
      emptyOutDir: false,
      // The pages allow no data: addresses, and no script that is not a file.
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: {
          site: at('site', 'src', 'site.ts'),
          desk: at('desk', 'src', 'desk.ts'),
          'site-style': at('site', 'src', 'site.css'),
          'desk-style': at('desk', 'src', 'desk.css'),
        },
      },
    },
  };
}

/**
 * What other sites' pages load: `widget.js`, its style and `count.js`, at addresses that stay; what the widget loads later is
 * among the assets, under a name that changes with its content.
 */
export function widgetBundle(folder: string): InlineConfig {
  return {
    configFile: false,
    root: at('widget'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [adaptStyles(at('widget', 'src'))],
    build: {
      outDir: folder,
      assetsDir: '',
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: {
          widget: at('widget', 'src', 'widget.ts'),
          count: at('widget', 'src', 'count.ts'),
          'widget-style': at('widget', 'src', 'thread.css'),
        },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'widget.css',
        },
      },
    },
  };
}

function adaptStyles(folder: string): Plugin {
  return {
    name: 'folkmoot:adapt-styles',
    transform: (code, id) =>
      id.startsWith(folder) && /\.css(\?|$)/.test(id) ? adaptForShadowRoot(code) : null,
    generateBundle(_options, bundle) {
      // What stands for the style in the list of scripts is empty.
      delete bundle['widget-style.js'];
    },
  };
}

/** Pictures that pages name by address, such as the icons, and that no style or script imports. */
function emitPictures(folder: string): Plugin {
  const names = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.svg'));
  return {
    name: 'folkmoot:emit-pictures',
    buildStart() {
      for (const name of names()) {
        this.addWatchFile(join(folder, name));
        this.emitFile({ type: 'asset', name, source: readFileSync(join(folder, name)) });
      }
    },
  };
}

function writeManifest(): Plugin {
  return {
    name: 'folkmoot:write-manifest',
    generateBundle(_options, bundle) {
      const manifest: Record<string, string> = {};
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset') {
          for (const name of file.names)
            manifest[basename(name).replace('-style.css', '.css')] = file.fileName;
        } else if (file.isEntry && !file.facadeModuleId?.endsWith('.css')) {
          manifest[`${file.name}.js`] = file.fileName;
        }
      }
      const source = `${JSON.stringify(manifest, null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'manifest.json', source });
    },
  };
}
