import { build } from 'esbuild';

/** What stands in for a module that only the editor has. */
export type Modules = Readonly<Record<string, unknown>>;

/**
 * Loads a file of the extension as the editor does, with stand-ins for the modules of the editor and its library.
 * @param file from the project's folder: `client/src/server.ts`
 */
export async function loadClient<T>(file: string, modules: Modules): Promise<T> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: Object.keys(modules),
    logLevel: 'silent',
  });
  const module = { exports: {} as T };
  const load = (name: string): unknown => {
    if (name in modules) return modules[name];
    throw new Error(`${file} asks for ${name}`);
  };
  const run = new Function('module', 'exports', 'require', outputFiles[0]!.text) as (
    module: object,
    exports: object,
    require: typeof load,
  ) => void;
  run(module, module.exports as object, load);
  return module.exports;
}

/** The editor's emitter of events. */
export class EventEmitter<T> {
  private readonly listeners = new Set<(event: T) => void>();
  readonly event = (listener: (event: T) => void): { dispose: () => void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

/** The editor's settings of the section `par`. */
export const settingsWith = (language: () => 'vi' | 'en') => ({
  getConfiguration: () => ({ get: (key: string) => (key === 'language' ? language() : undefined) }),
});
