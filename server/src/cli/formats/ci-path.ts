import { isWithin, relative } from '../../workspace/path.ts';
import type { Context } from './format.ts';

/**
 * How a CI service names a file: from the root of its checkout, which an environment variable tells. Outside of it, or
 * where nothing tells it, from the working directory.
 */
export function ciPath(
  { env, toPath, cwd }: Pick<Context, 'env' | 'toPath' | 'cwd'>,
  variable: string,
  path: string,
): string {
  const written = env[variable];
  const root = written ? toPath(written) : undefined;
  return relative(root !== undefined && isWithin(path, root) ? root : cwd, path);
}
