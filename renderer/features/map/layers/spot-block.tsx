import type { HotSpotRow, HotSpotsAnswer } from '../../../../shared/contract/hot-spots.ts';
import { formatCount } from '../../../../shared/format/numbers.ts';
import { hotSpotFill, spotWords } from '../../../../shared/drawing/hot-spot-model.ts';
import { isFillLook } from '../../../../shared/drawing/area-fill.ts';
import { useMapTexts } from '../map-texts.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';

/** A pseudo p in words: how many in a hundred shuffles would do as much. */
function chanceWords(p: number, texts: MapTexts): string {
  if (p < 0.001) return texts.chanceLess;
  const inHundred = p * 100;
  return texts.chance(inHundred.toFixed(inHundred < 10 ? 1 : 0));
}

/** A score with its sign, two decimals. */
export const scoreWords = (score: number): string => `${score < 0 ? '−' : '+'}${Math.abs(score).toFixed(2)}`;

/** What the test found for one area, in words before numbers, and how it was made. */
export function SpotBlock(props: { readonly row: HotSpotRow; readonly answer: HotSpotsAnswer }) {
  const { row, answer } = props;
  const texts = useMapTexts();
  const fill = hotSpotFill(row);
  const facts = [
    ...(row.quadrant === null
      ? []
      : [{ term: texts.quadrant, value: texts.quadrants[row.quadrant], help: texts.quadrantHelp }]),
    ...(row.giStar === null ? [] : [{ term: texts.giStar, value: scoreWords(row.giStar), help: texts.giStarHelp }]),
    ...(row.pAdjusted === null
      ? []
      : [{ term: texts.pAdjusted, value: chanceWords(row.pAdjusted, texts), help: texts.pAdjustedHelp }]),
  ];
  return (
    <section className="map-spot" aria-label={texts.spotResult}>
      <p className="map-spot-result">
        {isFillLook(fill) ? null : (
          <span className="map-spot-swatch" style={{ backgroundColor: `var(${fill})` }} aria-hidden="true" />
        )}
        <strong>{spotWords(row, texts)}</strong>
      </p>
      {row.class === null ? null : (
        <dl className="map-facts map-facts-explained">
          {facts.map(({ term, value, help }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
              <dd className="evidence-note">{help}</dd>
            </div>
          ))}
        </dl>
      )}
      {answer.isExploratory ? (
        <p className="map-figure-caution">{texts.exploratory(formatCount(answer.tested))}</p>
      ) : null}
      <p className="small muted">{texts.spotHelp}</p>
      <p className="small muted">{answer.weights === 'queen' ? texts.spotTouching : texts.spotNearest}</p>
      <p className="small muted">{texts.spotMethod(formatCount(answer.permutations))}</p>
    </section>
  );
}
