import type { ReactNode } from 'react';
import type { Failure } from '../../shared/contract/extracts.ts';
import { Action } from './action.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useLanguage, useMessages } from './locale.tsx';
import './notice.css';

type NoticeTone = 'error' | 'caution' | 'info' | 'good';

const icons: Readonly<Record<NoticeTone, IconName>> = {
  error: 'error',
  caution: 'warning',
  info: 'info',
  good: 'check',
};

/** A message that stands where it belongs, with what to do next. */
export function Notice(props: {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Read out when it appears. */
  readonly isAnnounced?: boolean;
}) {
  return (
    <div
      className="notice"
      data-tone={props.tone}
      role={props.isAnnounced ? (props.tone === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icons[props.tone]} className="notice-icon" />
      <div className="notice-body">
        {props.title ? <p className="notice-title">{props.title}</p> : null}
        <div>{props.children}</div>
      </div>
      {props.action ? <div className="notice-action">{props.action}</div> : null}
    </div>
  );
}

/** A failure's sentence in the current language, with its code for the person who is asked about it. */
export function FailureNotice(props: { readonly failure: Failure; readonly onRetry?: () => void }) {
  const { language } = useLanguage();
  const { common } = useMessages();
  const { failure, onRetry } = props;
  return (
    <Notice
      tone="error"
      isAnnounced
      title={common.failedTitle}
      action={
        onRetry ? (
          <Action look="secondary" size="small" onPress={onRetry}>
            {common.retry}
          </Action>
        ) : null
      }
    >
      <p>{language === 'th' ? failure.th : failure.en}</p>
      <p className="small muted">{common.errorCode(failure.code)}</p>
    </Notice>
  );
}

/** What a screen shows when it has nothing to show: why, and the one thing to do. */
export function EmptyState(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
  /** True where it is all that the screen shows: its title is then the screen's. */
  readonly isScreen?: boolean;
}) {
  const Title = props.isScreen ? 'h1' : 'h2';
  return (
    <div className="empty-state">
      <Icon name={props.icon} size={24} className="empty-icon" />
      <Title className="empty-title">{props.title}</Title>
      <p className="muted">{props.text}</p>
      {props.action}
    </div>
  );
}
