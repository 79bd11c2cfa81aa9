import { useState, type ReactNode } from 'react';
import type { DocumentRequest } from '../../shared/contract/documents.ts';
import type { Receipt, ReceiptAsk } from '../../shared/contract/receipt.ts';
import { indicatorByNo } from '../../shared/cpms/indicators.ts';
import { receiptFileName } from '../../shared/figures/receipt-file-name.ts';
import { formatCount, formatPercent } from '../../shared/format/numbers.ts';
import { levelOfCode } from '../../shared/geo/area-codes.ts';
import { useHandOut } from '../client/documents/use-hand-out.ts';
import { receiptQuestion } from '../client/questions/questions.ts';
import { useAnswer } from '../client/questions/use-answer.ts';
import { useAreaDirectory } from '../client/questions/use-area-directory.ts';
import { Action } from '../ui/action.tsx';
import { Answered } from '../ui/answered.tsx';
import { useHandOutWords } from '../ui/hand-out-words.ts';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import { Notice } from '../ui/notice.tsx';
import { ReceiptFiles } from './receipt-dialog-files.tsx';
import { ReceiptFrame, ReceiptLine } from './receipt-dialog-frame.tsx';
import { filterInWords, isHidden, valuesInWords } from './receipt-dialog-model.ts';
import { useReceiptTexts } from './receipt-dialog-texts.ts';
import { ReleaseWait } from './release-wait.tsx';

/** The name of an area with its level, as a title; null for all areas. */
function useAreaTitle(): (code: string | null) => string | null {
  const { language } = useLanguage();
  const { common } = useMessages();
  const directory = useAreaDirectory();
  return (code) =>
    code === null ? null : common.areaTitles[levelOfCode(code) ?? 'province'](directory.nameOf(code, language));
}

function Figure(props: { readonly receipt: Receipt }) {
  const { figure } = props.receipt;
  const texts = useReceiptTexts();
  if (isHidden(props.receipt)) {
    return (
      <Notice tone="info" title={texts.hiddenTitle}>
        {texts.hiddenText}
      </Notice>
    );
  }
  if (figure.known === null) {
    return (
      <p className="receipt-figure">
        <strong>{formatCount(figure.yes ?? 0)}</strong>
      </p>
    );
  }
  if (figure.prevalence === null) return <p>{texts.noKnown}</p>;
  return (
    <p className="receipt-figure">
      <strong>{formatPercent(figure.prevalence)}</strong>
      <span>{texts.asFraction(formatCount(figure.yes ?? 0), formatCount(figure.known ?? 0))}</span>
    </p>
  );
}

function Facts(props: { readonly receipt: Receipt }) {
  const { definition, figure, request } = props.receipt;
  const { measure } = request;
  const { language } = useLanguage();
  const { common, filter, indicatorTexts } = useMessages();
  const texts = useReceiptTexts();
  const titleOf = useAreaTitle();
  const units = { child: texts.people, household: texts.households, community: texts.places };
  const count = (value: number | null): string =>
    value === null ? common.hidden : units[definition.unit](formatCount(value));
  const isHeadline = measure.kind === 'headline';
  const hasUnknown = figure.isHidden ? !isHeadline : figure.unknown !== null;
  const isClassed = definition.ruleSet !== null;
  return (
    <dl className="receipt-facts">
      <ReceiptLine term={texts.definition}>
        {isHeadline ? definition[language] : indicatorTexts.numbered(String(measure.indicator), definition[language])}
        <span className="evidence-note">{definition.meaning[language]}</span>
      </ReceiptLine>
      {definition.ruleSet ? (
        <ReceiptLine term={texts.ruleSet}>{texts.ruleSetText(definition.ruleSet.version)}</ReceiptLine>
      ) : null}
      <ReceiptLine term={texts.numeratorOf(definition.numerator[language])}>{count(figure.yes)}</ReceiptLine>
      {definition.denominator ? (
        <ReceiptLine term={texts.denominatorOf(definition.denominator[language])}>{count(figure.known)}</ReceiptLine>
      ) : null}
      {hasUnknown ? (
        <ReceiptLine term={isClassed ? texts.insufficient : texts.unknown}>
          {count(figure.unknown)}{' '}
          <span className="small muted">{isClassed ? texts.insufficientNote : texts.unknownNote}</span>
        </ReceiptLine>
      ) : null}
      <ReceiptLine term={texts.filter}>
        {filterInWords(request.filter, titleOf(request.filter.area), { filter, common, receipt: texts }, language)}
      </ReceiptLine>
    </dl>
  );
}

function Methods(props: { readonly receipt: Receipt }) {
  const texts = useReceiptTexts();
  const names: Readonly<Record<string, string>> = texts.methodNames;
  const isAllHidden = isHidden(props.receipt);
  if (props.receipt.methods.length === 0) return null;
  return (
    <section className="receipt-section">
      <h3>{texts.methods}</h3>
      <ul className="receipt-list">
        {props.receipt.methods.map((method) => (
          <li key={method.name}>
            <span>
              <strong>{names[method.name] ?? method.name}</strong>{' '}
              <span className="small muted">{texts.methodVersion(method.version)}</span>
            </span>
            {isAllHidden ? null : <span>{`${texts.result}: ${valuesInWords(method.result, texts)}`}</span>}
            <span className="small">{`${texts.thresholds}: ${valuesInWords(method.parameters, texts)} · ${
              method.seed === null ? texts.noSeed : `${texts.seed} ${method.seed}`
            }`}</span>
            <span className="small muted">{`${texts.source}: ${method.source}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verify(props: { readonly receipt: Receipt }) {
  const { receipt } = props;
  const texts = useReceiptTexts();
  return (
    <section className="receipt-section">
      <h3>{texts.verifyTitle}</h3>
      <p>{texts.verifyText}</p>
      <p className="receipt-command">{`npm run -s natpro -- verify-receipt ${receiptFileName(receipt)}`}</p>
      <p className="small muted">{texts.versions(receipt.softwareVersion, String(receipt.datasetRevision))}</p>
      <p className="receipt-hash">
        <span className="muted">{texts.ownHash}</span> {receipt.sha256}
      </p>
    </section>
  );
}

/** Takes the receipt out as JSON, and says what came of it. */
function Actions(props: { readonly ask: ReceiptAsk }) {
  const { language } = useLanguage();
  const texts = useReceiptTexts();
  const { copy, isBusy, outcome, save } = useHandOut();
  const said = useHandOutWords()(outcome);
  const request: DocumentRequest = { document: 'receipt', language, ask: props.ask };
  return (
    <>
      {isBusy ? <ReleaseWait /> : null}
      <p className="receipt-said small" role="status" data-tone={said?.tone}>
        {said?.words}
      </p>
      <Action onPress={() => void copy(request, 'text/plain')}>{texts.copy}</Action>
      <Action onPress={() => void save(request)}>{texts.save}</Action>
    </>
  );
}

/** Where a figure comes from, in words, complete enough to calculate it again. */
export function ReceiptDialog(props: { readonly ask: ReceiptAsk; readonly onClose: () => void }) {
  const { ask } = props;
  const { language } = useLanguage();
  const { indicatorTexts } = useMessages();
  const titleOf = useAreaTitle();
  const query = useAnswer(receiptQuestion, ask, 'dropped');
  const texts = useReceiptTexts();
  const { measure } = ask;
  const subject = [
    titleOf(ask.filter.area),
    measure.kind === 'headline'
      ? texts.counts[measure.headline].name
      : indicatorTexts.numbered(String(measure.indicator), indicatorByNo(measure.indicator)[language]),
  ];
  return (
    <ReceiptFrame
      subject={subject.filter((part) => part !== null).join(' · ')}
      onClose={props.onClose}
      actions={query.data ? <Actions ask={query.data.request} /> : null}
    >
      <Answered query={query}>
        {(receipt) => (
          <>
            <Figure receipt={receipt} />
            <Facts receipt={receipt} />
            <ReceiptFiles files={receipt.extracts} />
            <Methods receipt={receipt} />
            <Verify receipt={receipt} />
          </>
        )}
      </Answered>
    </ReceiptFrame>
  );
}

/** A button that opens the receipt of a figure. */
export function ReceiptAction(props: { readonly ask: ReceiptAsk }) {
  const texts = useReceiptTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Action size="small" icon="file" onPress={() => setIsOpen(true)}>
        {texts.open}
      </Action>
      {isOpen ? <ReceiptDialog ask={props.ask} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

/** A figure that opens where it comes from. */
export function ReceiptFigure(props: {
  /** Null: no question of a receipt names it, and it does not open. */
  readonly ask: ReceiptAsk | null;
  /** What the figure is of, for who cannot see the row it stands in. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  const texts = useReceiptTexts();
  const [isOpen, setIsOpen] = useState(false);
  if (props.ask === null) return props.children;
  return (
    <>
      <button
        type="button"
        className="receipt-open"
        aria-label={texts.ofFigure(props.label)}
        title={texts.open}
        onClick={() => setIsOpen(true)}
      >
        {props.children}
      </button>
      {isOpen ? <ReceiptDialog ask={props.ask} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
