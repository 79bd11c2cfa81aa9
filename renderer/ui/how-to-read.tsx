import { useMessages } from './locale.tsx';
import './how-to-read.css';

/** Each term of a figure with its line of explanation: plain words first, the technical word once. */
export function HowToRead(props: { readonly terms: readonly { readonly term: string; readonly text: string }[] }) {
  const { common } = useMessages();
  return (
    <section className="how-to-read">
      <h3>{common.howToRead}</h3>
      <dl>
        {props.terms.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
