import { useState } from 'react';
import type { CoverageAnswer } from '../../../shared/contract/quality.ts';
import { csvText, pasteText } from '../../../shared/format/csv.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { saveFailure, useSaveFile } from '../../client/connection/save-file.ts';
import { Action } from '../../ui/action.tsx';
import { FindingList } from '../../figures/quality-findings.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';
import { missingRows } from './missing-rows.ts';

/** Communities that have not reported, to be sent on to the amphoe. */
export function MissingList(props: { readonly answer: CoverageAnswer; readonly isSynthetic: boolean }) {
  const { missing, surveyYearBE } = props.answer;
  const { common, quality } = useMessages();
  const { language } = useLanguage();
  const words = useQualityWords();
  const saveFile = useSaveFile();
  const [said, setSaid] = useState('');
  if (surveyYearBE === null) return null;
  const rows = () =>
    missingRows(missing, surveyYearBE, quality.csv, words, props.isSynthetic ? common.synthetic : null);
  const save = async (): Promise<void> => {
    const mark = props.isSynthetic ? `-${common.synthetic}` : '';
    const name = `${quality.missingFile}-${surveyYearBE}${mark}.csv`.replaceAll(' ', '-');
    try {
      const saved = await saveFile(name, new Blob([csvText(rows())], { type: 'text/csv;charset=utf-8' }));
      setSaid(saved === null ? '' : quality.saved(saved));
    } catch (error) {
      setSaid(saveFailure(error)?.[language] ?? quality.saveFailed);
    }
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(pasteText(rows())).then(
      () => setSaid(quality.copied),
      () => setSaid(quality.copyFailed),
    );
  };
  return (
    <FindingList
      title={quality.missingTitle}
      action={quality.missingAction(words.year(surveyYearBE))}
      tone="act"
      findings={missing.map(({ areaCode, name, childrenExpected, lastChildren, lastReportedYearBE }) => {
        const last =
          lastReportedYearBE === null
            ? quality.neverBefore
            : quality.lastReported(words.year(lastReportedYearBE), formatCount(lastChildren ?? 0));
        return {
          key: areaCode,
          name: words.area(areaCode, name),
          place: words.place(areaCode),
          note: childrenExpected === null ? last : `${quality.inRegister(formatCount(childrenExpected))} · ${last}`,
        };
      })}
    >
      <div className="quality-actions">
        <Action look="primary" size="small" onPress={() => void save()}>
          {quality.saveMissing}
        </Action>
        <Action size="small" onPress={() => void copy()}>
          {quality.copyMissing}
        </Action>
      </div>
      <p className="small" role="status">
        {said}
      </p>
    </FindingList>
  );
}
