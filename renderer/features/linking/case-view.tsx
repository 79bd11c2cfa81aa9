import type { ReactNode } from 'react';
import { purposeWords } from '../../../shared/contract/commands/case-opened-command.ts';
import { formatMoment } from '../../../shared/format/moments.ts';
import { useCaseOpening } from '../../client/workspace/use-linking.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';

/** Frame of everything that names children: who opened it and when, in words; it does not print. */
export function CaseView(props: { readonly children: ReactNode }) {
  const texts = useMessages();
  const { linking } = texts;
  const { language } = useLanguage();
  const opening = useCaseOpening();
  const purpose = opening && opening.purpose !== null ? purposeWords(opening.purpose, texts) : null;
  const time = opening ? formatMoment(opening.time, language) : '';
  return (
    <div className="case-view">
      <p className="case-print" data-paper>
        {linking.print}
      </p>
      <div className="case-content">
        {opening ? (
          <p className="case-opened">
            <Icon name="people" size={16} />
            <span>
              {linking.caseView.opened(opening.actor, time)}{' '}
              {purpose === null
                ? null
                : purpose === opening.purpose
                  ? linking.caseView.purpose(purpose)
                  : `· ${purpose}`}
            </span>
          </p>
        ) : null}
        {props.children}
      </div>
    </div>
  );
}
