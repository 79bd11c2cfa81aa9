import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import './not-told.css';

/** A way on, as a button. */
export type Way = { readonly words: string; readonly onPress: () => void };

/** What the released figures do not tell is no fault: it is said calmly, with where they tell it and the ways on. */
export function NotTold(props: {
  readonly title: string;
  readonly why: string;
  /** Where figures like these are told; null where the ways alone say it. */
  readonly where: string | null;
  /** The nearest first. */
  readonly ways: readonly Way[];
  /** True where it is all that the screen shows: its title is then the screen's. */
  readonly isScreen?: boolean;
}) {
  const { isScreen, title, ways, where, why } = props;
  const Title = isScreen ? 'h1' : 'p';
  return (
    <div className="not-told" role="status">
      <div className="not-told-card" data-screen={isScreen || undefined}>
        <Icon name="lock" className="not-told-icon" />
        <Title className="not-told-title">{title}</Title>
        <p className="not-told-text">{where === null ? why : `${why} ${where}`}</p>
        {ways.length === 0 ? null : (
          <div className="not-told-ways">
            {ways.map(({ onPress, words }, i) => (
              <Action
                key={words}
                look={isScreen && i === 0 ? 'primary' : 'secondary'}
                size={isScreen ? 'normal' : 'small'}
                onPress={onPress}
              >
                {words}
              </Action>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
