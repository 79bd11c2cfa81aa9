import type { CoverageAnswer } from '../../../shared/contract/quality.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { useLevel } from '../../client/address/use-level.ts';
import { coverageQuestion } from '../../client/questions/questions.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { shownCount } from '../../figures/shown-count.ts';
import { FindingList } from '../../figures/quality-findings.tsx';
import { LevelChoice } from '../../ui/level-choice.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';
import { AllZeroList } from '../../figures/year-findings.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { MissingList } from './missing-list.tsx';
import { QualityFrame } from './quality-frame.tsx';
import { RegisterPart } from './register-part.tsx';

function AnswerLine(props: { readonly answer: CoverageAnswer }) {
  const { basis, register, surveyYearBE, tambonsWithout, total } = props.answer;
  const { quality } = useMessages();
  const words = useQualityWords();
  const isOneYear = basis === 'nothing';
  const reported = formatCount(total.reported);
  const year = surveyYearBE === null ? '' : words.year(surveyYearBE);
  const source = isOneYear
    ? quality.coverageOneYear
    : register
      ? quality.coverageOfRegister(register.file)
      : quality.coverageOfAnyYear;
  return (
    <div className="quality-answer">
      <p className="quality-answer-line">
        {isOneYear
          ? quality.coverageCount(reported, year)
          : quality.coverageAnswer(reported, formatCount(total.expected), year)}{' '}
        {total.missing > 0 ? (
          <strong data-tone="act">{quality.coverageMissing(formatCount(total.missing))}</strong>
        ) : isOneYear ? null : (
          <strong data-tone="good">{quality.coverageComplete}</strong>
        )}
      </p>
      <p className="small muted">{source}</p>
      {tambonsWithout.length > 0 ? (
        <p className="small">
          <strong>{quality.tambonsWithout(formatCount(tambonsWithout.length))}</strong>{' '}
          {tambonsWithout.map((code) => words.area(code, null)).join(' · ')}
        </p>
      ) : null}
    </div>
  );
}

function CoverageFindings(props: { readonly answer: CoverageAnswer; readonly isSynthetic: boolean }) {
  const { answer } = props;
  const { common, quality } = useMessages();
  const words = useQualityWords();
  const { filter } = useFilter();
  const unusual = useAnswer(coverageQuestion, {
    surveyYearBE: filter.surveyYearBE,
    area: filter.area,
    level: 'community',
  }).data?.rows;
  const distance = (ratio: number | null): number => Math.abs(Math.log(Math.max(ratio ?? 1, 0.001)));
  return (
    <>
      <MissingList answer={answer} />
      <AllZeroList communities={answer.allZero} />
      <FindingList
        title={quality.reportingTitle}
        action={quality.reportingAction}
        tone="look"
        findings={(unusual ?? [])
          .filter(({ reporting }) => reporting === 'under' || reporting === 'over')
          .toSorted((a, b) => distance(b.ratio) - distance(a.ratio))
          .map((row) => ({
            key: row.areaCode,
            name: words.area(row.areaCode, row.name),
            place: words.place(row.areaCode),
            note: quality.reportingLine(formatCount(row.childrenCompared ?? 0), formatCount(row.childrenExpected ?? 0)),
          }))}
      />
      <FindingList
        title={answer.register ? quality.unexpectedTitle : quality.newTitle}
        action={answer.register ? quality.unexpectedAction : quality.newAction}
        tone="look"
        findings={answer.unexpected.map(({ areaCode, name, children }) => ({
          key: areaCode,
          name: words.area(areaCode, name),
          place: words.place(areaCode),
          note: quality.childrenCount(shownCount(children, common.hidden)),
        }))}
      />
      <RegisterPart register={answer.register} />
    </>
  );
}

/** Who should report, and who did. */
export function CoverageTab() {
  const { data: dataset } = useDataset();
  const { filter } = useFilter();
  const { quality } = useMessages();
  const [level, setLevel] = useLevel(areaLevels, 'tambon');
  const query = useAnswer(coverageQuestion, { surveyYearBE: filter.surveyYearBE, area: filter.area, level });
  const { data } = query;
  return (
    <QualityFrame
      query={query}
      main={
        data ? (
          <>
            <AnswerLine answer={data} />
            <div className="quality-toolbar">
              <h3>{quality.coverageByArea}</h3>
              <LevelChoice levels={areaLevels} value={level} onChange={setLevel} />
            </div>
            <CoverageTable answer={data} isOfCommunities={level === 'community'} />
          </>
        ) : null
      }
      side={data ? <CoverageFindings answer={data} isSynthetic={dataset?.isSynthetic ?? false} /> : null}
    />
  );
}
