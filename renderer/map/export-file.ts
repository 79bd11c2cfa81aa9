import { embeddedFontFaces } from './export-fonts.ts';
import { exportPage, type ExportContent } from './export-page.ts';
import { canvasMeasure, fontsReady, sceneToPng } from './export-png.ts';
import { sceneToSvg } from './export-svg.ts';
import { colourReader, readMapTheme } from './map-theme.ts';

export type ExportFormat = 'png' | 'svg';

/** The page as a file: a picture, or SVG with its fonts inside. */
export async function exportFile(content: ExportContent, format: ExportFormat): Promise<Blob> {
  await fontsReady();
  const root = document.documentElement;
  const theme = readMapTheme(root);
  const scene = exportPage(content, { theme, colourOf: colourReader(root), measure: canvasMeasure() });
  if (format === 'png') return sceneToPng(scene, theme);
  return new Blob([sceneToSvg(scene, theme, await embeddedFontFaces())], { type: 'image/svg+xml' });
}
