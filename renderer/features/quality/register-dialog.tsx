import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { RegisterReading } from '../../../shared/contract/quality.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { useQualityWords } from '../../figures/use-quality-words.ts';

const listedProblems = 12;

function Problems(props: { readonly reading: RegisterReading }) {
  const { problemCounts, problems } = props.reading;
  const { quality } = useMessages();
  if (problemCounts.length === 0) return null;
  const total = problemCounts.reduce((sum, { count }) => sum + count, 0);
  return (
    <section>
      <h3>{quality.registerProblemsTitle}</h3>
      <ul className="register-problem-counts">
        {problemCounts.map(({ problem, count }) => (
          <li key={problem}>{quality.registerProblem(quality.registerProblems[problem], formatCount(count))}</li>
        ))}
      </ul>
      <ul className="small muted">
        {problems.slice(0, listedProblems).map(({ line, problem, found }) => (
          <li key={`${line} ${problem}`}>
            {quality.registerLine(formatCount(line))}: {quality.registerProblems[problem]} {found}
          </li>
        ))}
      </ul>
      {total > listedProblems ? (
        <p className="small muted">
          {quality.moreRows(formatCount(total - Math.min(listedProblems, problems.length)))}
        </p>
      ) : null}
    </section>
  );
}

/** What was recognised in a file of communities, before it is used. */
export function RegisterDialog(props: {
  readonly reading: RegisterReading;
  readonly isSaving: boolean;
  readonly onClose: () => void;
  readonly onSave: () => void;
}) {
  const { reading } = props;
  const { common, quality } = useMessages();
  const words = useQualityWords();
  const where = [
    ...(reading.sheet === null ? [] : [quality.registerSheet(reading.sheet)]),
    quality.registerHeader(formatCount(reading.headerRow)),
  ].join(' · ');
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Modal className="modal register-modal">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            {quality.registerRead(reading.file)}
          </Heading>
          <ScrollRegion label={quality.registerRead(reading.file)} className="register-body">
            <p>
              <strong>{quality.registerRows(formatCount(reading.rows), formatCount(reading.communities))}</strong>
              {reading.children === null ? null : <> · {quality.registerChildren(formatCount(reading.children))}</>}
            </p>
            <p className="muted">
              {reading.children === null
                ? quality.registerNoChildren
                : quality.registerSomeChildren(
                    formatCount(reading.communitiesWithChildren),
                    formatCount(reading.communities),
                  )}
            </p>
            <section>
              <h3>{quality.registerColumns}</h3>
              <p className="small muted">{where}</p>
              <dl className="register-columns">
                {reading.columns.map(({ field, header }) => (
                  <div key={field}>
                    <dt>{quality.registerFields[field]}</dt>
                    <dd>{header}</dd>
                  </div>
                ))}
              </dl>
            </section>
            <Problems reading={reading} />
            <section>
              <h3>{quality.registerByAmphoe}</h3>
              <ul className="register-amphoe">
                {reading.byAmphoe.map(({ areaCode, communities, children }) => (
                  <li key={areaCode}>
                    <span>{words.area(areaCode)}</span>
                    <span className="muted">
                      {quality.communityCount(formatCount(communities))}
                      {children === null ? '' : ` · ${quality.childrenCount(formatCount(children))}`}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </ScrollRegion>
          <div className="dialog-actions">
            <Action onPress={props.onClose}>{common.cancel}</Action>
            <Action look="primary" isDisabled={props.isSaving} onPress={props.onSave}>
              {quality.registerSave}
            </Action>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
