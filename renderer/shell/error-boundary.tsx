import { Component, type ReactNode } from 'react';
import { Action } from '../ui/action.tsx';
import { useMessages } from '../ui/locale.tsx';
import './error-boundary.css';

function CrashPage(props: { readonly error: Error; readonly onRetry: () => void }) {
  const { shell } = useMessages();
  return (
    <div className="crash-page" role="alert">
      <h1>{shell.crashedTitle}</h1>
      <p>{shell.crashedText}</p>
      <Action look="primary" onPress={props.onRetry}>
        {shell.crashedRetry}
      </Action>
      <pre className="crash-text">{`${props.error.name}: ${props.error.message}`}</pre>
    </div>
  );
}

type Props = { readonly resetKey: string; readonly children: ReactNode };
type State = { readonly error: Error | null; readonly resetKey: string };

/** Keeps a screen that breaks from taking the others along; another screen or the button shows it anew. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <CrashPage error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
