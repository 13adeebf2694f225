import type { SignedIn } from '../../context.ts';
import { PostForm } from '../../http/index.ts';

/** Somebody who is signed in already, in a small window that a page elsewhere opened. */
export function CarryOnPage(props: { viewer: SignedIn; origin: string }) {
  return (
    <main id="content" class="page page-narrow">
      <h1>Carry on as {props.viewer.name}?</h1>
      <p>You are signed in here already. You can use the same name at {new URL(props.origin).host}.</p>
      <PostForm action="/signed-in" viewer={props.viewer}>
        <input type="hidden" name="origin" value={props.origin} />
        <button class="button">Carry on as {props.viewer.name}</button>
      </PostForm>
      <h2>Is this not you?</h2>
      <PostForm action="/sign-out" viewer={props.viewer}>
        <button class="button button-quiet">Sign out</button>
      </PostForm>
    </main>
  );
}

/** The end of a sign-in in a small window. The site's script tells the page that opened it, and closes the window. */
export function HandOverPage(props: { token: string; origin: string }) {
  return (
    <main id="content" class="page page-narrow" data-hand-over={props.token} data-opener={props.origin}>
      <h1>You are signed in</h1>
      <p>You can close this window and carry on at {new URL(props.origin).host}.</p>
      <p>Does that page still ask you to sign in? Then press “Sign in” there once more.</p>
    </main>
  );
}
