import { documentRequest } from '../../shared/contract/documents.ts';
import { indicatorNo } from '../../shared/contract/figure.ts';
import { noFilter } from '../../shared/contract/filter.ts';
import { mapLevels } from '../../shared/drawing/map-level.ts';
import { movedIn } from '../../shared/drawing/map-model.ts';
import { mapLayerNames } from '../../shared/drawing/layers/layer-drawings.ts';
import { languages } from '../../shared/format/language.ts';
import { codeAtLevel } from '../../shared/geo/area-codes.ts';
import { checkedAsk, oneOf, parsedFiles, yearOf } from './command-arguments.ts';
import { importFiles, refuseAbsent, reportFailures, withEngine } from './command-engine.ts';
import type { CliStreams } from './command-streams.ts';
import { releaseFigures } from './release-figures.ts';

/** `natpro map FILE...`: a map as it may be published, as SVG on stdout. */
export async function mapCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, files } = parsedFiles(argv, {
    layer: text,
    indicator: text,
    by: text,
    year: text,
    area: text,
    language: text,
    blank: text,
    codes: text,
    mapping: text,
  });
  const layer = oneOf(values, 'layer', mapLayerNames, 'prevalence');
  const language = oneOf(values, 'language', languages, 'th');
  const wanted = values['indicator'] ?? (layer === 'migration' ? movedIn : undefined);
  const indicator = checkedAsk(indicatorNo, Number(wanted), () => 'indicator');
  const level = layer === 'migration' ? 'community' : oneOf(values, 'by', mapLevels, 'tambon');
  return withEngine(async (client) => {
    const report = await importFiles(client, files, values, streams);
    const exitCode = reportFailures(report, streams);
    if (exitCode !== 0) return exitCode;
    await refuseAbsent(client, report, values);
    const { provinces, years } = await client.dataset.summary();
    const area = values['area'] === undefined ? null : String(values['area']);
    const year = yearOf(values) ?? years.at(-1)?.surveyYearBE;
    const request = checkedAsk(
      documentRequest,
      {
        document: 'map',
        language,
        layer,
        indicator,
        level,
        filter: { ...noFilter, area, surveyYearBE: year ?? null },
        years: [year],
        province: area === null ? provinces[0] : codeAtLevel(area, 'province'),
        classes: { method: 'quantile', count: 5, breaks: [] },
      },
      (path) => String(path[0]),
    );
    await releaseFigures(client, streams);
    const { file } = await client.documents.make(request);
    streams.stdout.write((await file?.content.text()) ?? '');
    return 0;
  });
}
