import { formatMoment } from '../../shared/format/moments.ts';
import { useDataset } from '../client/questions/use-dataset.ts';
import { useCaseOpening } from '../client/workspace/use-linking.ts';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import './case-watermark.css';

const lines = Array.from({ length: 36 }, (_, place) => place);

/** Who opened the case data and when, across every screen that shows what they open: a picture of it says whose it is. */
export function CaseWatermark() {
  const { linking } = useMessages();
  const { language } = useLanguage();
  const opening = useCaseOpening();
  const { data } = useDataset();
  if (opening === null || data?.view?.kind === 'released') return null;
  const text = linking.caseView.watermark(opening.actor, formatMoment(opening.time, language));
  return (
    <div className="case-watermark" aria-hidden="true">
      {lines.map((place) => (
        <span key={place} className="case-watermark-line" data-text={text} />
      ))}
    </div>
  );
}
