import { usualThresholds } from '../../../shared/contract/thresholds.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { AreaName } from '../../../shared/contract/analysis.ts';
import type { MapRequest } from '../../../shared/contract/documents.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { drawYear } from '../../../shared/drawing/layers/draw-year.ts';
import type {
  LayerCalculation,
  LayerWords,
  LegendScreen,
  YearDrawing,
} from '../../../shared/drawing/layers/layer-drawing.ts';
import { layerDrawings } from '../../../shared/drawing/layers/layer-drawings.ts';
import { publishedLegend, publishedYear } from '../../../shared/drawing/layers/published-year.ts';
import { boundsOfArea, levelWithin, mapArea, nameOnMap } from '../../../shared/drawing/map-model.ts';
import { mapPageContent } from '../../../shared/drawing/map-page-content.ts';
import { mapPage, type MapPageContent } from '../../../shared/drawing/map-page.ts';
import { paperColour, paperTheme } from '../../../shared/drawing/paper-colours.ts';
import { sceneToSvg } from '../../../shared/drawing/scene-to-svg.ts';
import { formatYear, formatYears } from '../../../shared/format/years.ts';
import type { Language } from '../../../shared/format/language.ts';
import { common as commonEn } from '../../../shared/i18n/en/common.ts';
import { filter as filterEn } from '../../../shared/i18n/en/filter.ts';
import { indicatorTexts as indicatorTextsEn } from '../../../shared/i18n/en/indicator-texts.ts';
import { map as mapEn } from '../../../shared/i18n/en/map.ts';
import { common } from '../../../shared/i18n/th/common.ts';
import { filter as filterTexts } from '../../../shared/i18n/th/filter.ts';
import { indicatorTexts } from '../../../shared/i18n/th/indicator-texts.ts';
import { map } from '../../../shared/i18n/th/map.ts';
import type { DocumentAnswers } from './document-answers.ts';
import type { Document } from './document.ts';
import { fileName } from './file-name.ts';
import type { PaperFonts } from './paper-fonts.ts';

const textsOf = {
  th: { common, filter: filterTexts, indicatorTexts, map },
  en: { common: commonEn, filter: filterEn, indicatorTexts: indicatorTextsEn, map: mapEn },
} as const;

function wordsIn(language: Language): LayerWords {
  const { indicatorTexts: about, map: texts } = textsOf[language];
  const shorts: Readonly<Record<string, string>> = about.short;
  const nameOf = (no: number): string => indicatorByNo(no)[language];
  return { texts, nameOf, shortName: (no) => shorts[indicatorByNo(no).key] ?? nameOf(no) };
}

async function calculated(
  calculation: LayerCalculation,
  answers: DocumentAnswers,
  ...of: Parameters<LayerCalculation['ask']>
): Promise<unknown> {
  return calculation.name === 'hotSpots'
    ? answers.hotSpots(calculation.ask(...of))
    : answers.highMigration(calculation.ask(...of));
}

/** What a map is drawn from: figures that may be published, and nothing else. */
async function gather(request: MapRequest, answers: DocumentAnswers) {
  const { classes, filter, layer, province, years } = request;
  const drawing = layerDrawings[layer];
  if (request.level === 'community' && drawing.isPublishedAsDrawn) throw new AppError('EXPORT_COMMUNITIES');
  const [map, dataset] = await Promise.all([answers.map(province), answers.summary()]);
  const area = mapArea(filter.area);
  const level = request.level === 'community' ? 'tambon' : levelWithin(filter.area, request.level);
  const everyYear: Filter = { ...filter, area: area ?? province, surveyYearBE: null };
  const rows = await answers.prevalence({ level, filter: everyYear });
  const indicator = indicatorByNo(drawing.indicatorOf({ indicator: request.indicator, profile: request.indicator }));
  const screen: LegendScreen = {
    layer,
    level,
    shownLevel: request.level === 'community' ? 'community' : level,
    map,
    rows,
    area,
    indicator,
    choice: { method: classes.method, count: String(classes.count), manual: classes.breaks },
    leastRatio: request.leastRatio,
    years: dataset.years.map(({ surveyYearBE }) => surveyYearBE),
  };
  const oneProvince = dataset.provinces.length > 1 ? province : null;
  const drawn: YearDrawing[] = [];
  for (const year of years) {
    const ofYear: Filter = { ...filter, area: oneProvince, surveyYearBE: year };
    const answer = drawing.calculation && (await calculated(drawing.calculation, answers, screen, ofYear));
    const marks = await answers.marks({ level, filter: { ...everyYear, surveyYearBE: year } });
    const byCode = new Map(marks.rows.map((row) => [row.areaCode, row]));
    const whole = drawYear(screen, year, answer, (code) => byCode.get(code) ?? null);
    drawn.push(publishedYear(screen, whole, rows));
  }
  return { drawn, screen, dataset };
}

function placeOf(request: MapRequest, area: string, names: readonly AreaName[], nameOnIt: string | null): string {
  const { filter, language, years } = request;
  const texts = textsOf[language];
  const known = names.find(({ code }) => code === area);
  const name = nameOnIt ?? (known ? ((language === 'en' ? known.en : null) ?? known.th) : area);
  const [only] = years;
  return [
    name,
    texts.common.year(
      years.length === 1 && only !== undefined ? formatYear(only, language) : formatYears(years, language),
    ),
    ...(filter.sex ? [texts.filter.sexes[filter.sex]] : []),
    ...(filter.ageBands ?? []).map((band) => texts.filter.ageBands[band]),
    ...(filter.group === 'all' ? [] : [texts.filter.groups[filter.group]]),
  ].join(' · ');
}

/** Everything that the page of a map says. @throws AppError EXPORT_COMMUNITIES */
async function mapContent(request: MapRequest, answers: DocumentAnswers, now: Date): Promise<MapPageContent> {
  const { language, layer, province } = request;
  const { dataset, drawn, screen } = await gather(request, answers);
  const { area, indicator, level, map: land } = screen;
  const words = wordsIn(language);
  const drawing = layerDrawings[layer];
  const [first] = drawn;
  const code = area ?? province;
  return mapPageContent({
    land: { map: land, level, focus: boundsOfArea(land, area) },
    drawn,
    legend: publishedLegend(screen, drawn, words, dataset.view?.publication ?? usualThresholds.publication),
    calculated: first ? drawing.calculated(first.content) : null,
    dataset,
    // Without its circles the layer is a map of what lies under them.
    title: drawing.isPublishedAsDrawn ? drawing.title(indicator.no, words) : words.texts.layers[layer],
    place: placeOf(request, code, await answers.areas(), nameOnMap(land, code, language)),
    texts: words.texts,
    product: textsOf[language].common.product,
    yearWords: textsOf[language].common.year,
    language,
    now,
  });
}

/** A map as a page with title, legend, source and attribution. @throws AppError EXPORT_COMMUNITIES */
export async function mapDocument(
  request: MapRequest,
  answers: DocumentAnswers,
  fonts: PaperFonts,
  now: Date,
): Promise<Document> {
  const content = await mapContent(request, answers, now);
  const { measure } = fonts;
  const scene = mapPage(content, { theme: paperTheme, colourOf: paperColour, measure });
  const place = content.place.split(' · ')[0] ?? '';
  const words = [textsOf[request.language].map.exportFile, content.title, place, formatYears(request.years, 'th')];
  return {
    file: {
      name: fileName(words, 'svg'),
      type: 'image/svg+xml',
      content: sceneToSvg(scene, paperTheme, fonts.fontFaces),
    },
    area: mapArea(request.filter.area) ?? request.province,
    surveyYearsBE: request.years,
  };
}
