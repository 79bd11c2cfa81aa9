import { checkGroups } from '../../../shared/contract/check-groups.ts';
import type { ExtractChecks } from '../../../shared/contract/quality.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYears } from '../../../shared/format/years.ts';
import { warnings as warningsEn } from '../../../shared/i18n/en/checks.ts';
import { warnings as warningsTh } from '../../../shared/i18n/th/checks.ts';
import { useFilter } from '../../client/address/use-address.ts';
import { checksQuestion } from '../../client/questions/questions.ts';
import { nothing } from '../../client/questions/question.ts';
import { useAnswer } from '../../client/questions/use-answer.ts';
import { Answered } from '../../ui/answered.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';

const sentences = { th: warningsTh, en: warningsEn } as const;

function useCheckWords(): (code: string) => string {
  const { language } = useLanguage();
  const { quality } = useMessages();
  return (code) => {
    const known: Readonly<Record<string, (found: string) => string>> = sentences[language];
    return known[code]?.('').replace(/\s*:\s*$/, '') ?? quality.checkUnknown(code);
  };
}

function ExtractPart(props: { readonly extract: ExtractChecks }) {
  const { extract } = props;
  const { language } = useLanguage();
  const { quality } = useMessages();
  const wordsOf = useCheckWords();
  return (
    <article className="extract-checks">
      <header>
        <h3>{extract.file}</h3>
        <span className="muted">
          {formatYears(extract.surveyYearsBE, language)} · {quality.checkAccepted(formatCount(extract.accepted))}
        </span>
      </header>
      {extract.checks.length === 0 && extract.rejected === 0 ? <p>{quality.checksNone}</p> : null}
      <div className="check-groups">
        {checkGroups.map((group) => {
          const checks = extract.checks.filter((check) => check.group === group).toSorted((a, b) => b.count - a.count);
          const hasRejected = group === 'must_fix' && extract.rejected > 0;
          if (checks.length === 0 && !hasRejected) return null;
          return (
            <section key={group} className="check-group" data-group={group}>
              <h4>{quality.checkGroups[group]}</h4>
              <ul>
                {hasRejected ? (
                  <li>
                    <span>{quality.checkRejected(formatCount(extract.rejected))}</span>
                  </li>
                ) : null}
                {checks.map(({ code, count }) => (
                  <li key={code}>
                    <span>{wordsOf(code)}</span>
                    <span className="number">{count > 0 ? quality.checkRows(formatCount(count)) : ''}</span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </article>
  );
}

function Checks(props: { readonly extracts: readonly ExtractChecks[] }) {
  const { extracts } = props;
  const { quality } = useMessages();
  const count = (group: (typeof checkGroups)[number]): number =>
    extracts.reduce((sum, { checks }) => sum + checks.filter((check) => check.group === group).length, 0);
  const rejected = extracts.filter(({ rejected: rows }) => rows > 0).length;
  return (
    <div className="checks">
      <p className="quality-answer-line">
        {quality.checksAnswer(formatCount(count('must_fix') + rejected), formatCount(count('look_at')))}
      </p>
      <p className="small muted">{quality.checksWhere}</p>
      {extracts.map((extract) => (
        <ExtractPart key={extract.extractId} extract={extract} />
      ))}
    </div>
  );
}

/** What the import found in each loaded extract of the year, by what to do about it. */
export function ChecksTab() {
  const { surveyYearBE } = useFilter().filter;
  const query = useAnswer(checksQuestion, nothing);
  return (
    <Answered query={query}>
      {(extracts) => (
        <Checks
          extracts={extracts.filter(
            ({ surveyYearsBE }) => surveyYearBE === null || surveyYearsBE.includes(surveyYearBE),
          )}
        />
      )}
    </Answered>
  );
}
