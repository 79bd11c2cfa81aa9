import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadAreaRegister } from '../../electron/engine/boundaries/area-register.ts';
import { writePack } from '../../electron/engine/boundaries/pack-file.ts';
import { AppError, errorText } from '../../shared/contract/app-error.ts';
import { buildData } from '../data.ts';
import { importPack, type ImportedPack } from '../../electron/engine/boundaries/import/import-pack.ts';

const usage = `npm run boundaries -- FILE [options]

FILE is TopoJSON or GeoJSON in degrees (WGS 84), with a layer per level or one for all.
  --code-field FIELD      field with the area code (85, 8501, 850101 or TH850101)
  --name-th-field FIELD   field with the Thai name
  --name-en-field FIELD   field with the English name
  --attribution TEXT      the line that maps made from the pack must show
  --id ID                 name of the pack (letters, digits, hyphens)
  --data FOLDER           data folder (dist/data)`;

const optionNames = ['code-field', 'name-th-field', 'name-en-field', 'attribution', 'id', 'data'] as const;

function readArguments(argv: readonly string[]) {
  try {
    const options = Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }]));
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const text = (name: (typeof optionNames)[number]): string | undefined => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    };
    const [file] = positionals;
    return file !== undefined && positionals.length === 1 ? { file, text } : null;
  } catch {
    return null;
  }
}

function report({ pack, unknownCodes, missingTambons, shapesWithoutCode }: ImportedPack): string[] {
  return [
    `${pack.packId}: ${pack.provinces.length} provinces, levels ${pack.levels.join(', ')}`,
    ...(unknownCodes.length > 0
      ? [`Codes that are not in the register (${unknownCodes.length}): ${unknownCodes.join(', ')}`]
      : []),
    ...(missingTambons.length > 0
      ? [`Tambons without a polygon (${missingTambons.length}): ${missingTambons.join(', ')}`]
      : []),
    ...(shapesWithoutCode > 0 ? [`Shapes without an area code, left out: ${shapesWithoutCode}`] : []),
  ];
}

function main(argv: readonly string[]): number {
  const asked = readArguments(argv);
  if (!asked) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const { file, text } = asked;
  const dataFolder = text('data') ?? fileURLToPath(new URL('../../dist/data', import.meta.url));
  try {
    buildData(dataFolder);
    const imported = importPack(
      file,
      {
        codeField: text('code-field'),
        nameThField: text('name-th-field'),
        nameEnField: text('name-en-field'),
        attribution: text('attribution'),
        packId: text('id'),
      },
      loadAreaRegister(dataFolder),
    );
    writePack(dataFolder, imported.pack, imported.topology);
    const [headline, ...warnings] = report(imported);
    process.stdout.write(`${headline}\n`);
    for (const line of warnings) process.stderr.write(`${line}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { th, en } = errorText(error.code, error.detail);
    process.stderr.write(`${th}\n${en}\n`);
    return 3;
  }
}

process.exitCode = main(process.argv.slice(2));
