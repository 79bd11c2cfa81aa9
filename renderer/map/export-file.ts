import { mapPage, type MapPageContent } from '../../shared/drawing/map-page.ts';
import { paperColour, paperTheme } from '../../shared/drawing/paper-colours.ts';
import { sceneToSvg } from '../../shared/drawing/scene-to-svg.ts';
import { embeddedFontFaces } from './export-fonts.ts';
import { canvasMeasure, fontsReady, sceneToPng } from './export-png.ts';

export type ExportFormat = 'png' | 'svg';

/** The page as a file: a picture, or SVG with its fonts inside. */
export async function exportFile(content: MapPageContent, format: ExportFormat): Promise<Blob> {
  await fontsReady();
  const scene = mapPage(content, { theme: paperTheme, colourOf: paperColour, measure: canvasMeasure() });
  if (format === 'png') return sceneToPng(scene, paperTheme);
  return new Blob([sceneToSvg(scene, paperTheme, await embeddedFontFaces())], { type: 'image/svg+xml' });
}
