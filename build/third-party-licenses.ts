import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the npm packages that modules of a bundle come from, sorted. */
export function packageFolders(moduleIds: readonly string[]): readonly string[] {
  const folders = moduleIds.flatMap((id) => {
    const match = /^\0?(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/.exec(id);
    return match?.[1] === undefined ? [] : [match[1]];
  });
  return [...new Set(folders)].toSorted();
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[sc]e|notice|copying)/i.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${name} ${version} (${license ?? 'see below'})\n\n${texts.join('\n\n') || `License: ${license ?? 'not stated'}`}`;
}

/** The license texts of bundled packages in one file, as most of those licenses ask for. */
export function thirdPartyLicenses(folders: readonly string[]): string {
  const known = [...new Set(folders)].filter((folder) => existsSync(join(folder, 'package.json'))).toSorted();
  return `${known.map(licenseOf).join(`\n\n${'='.repeat(80)}\n\n`)}\n`;
}
