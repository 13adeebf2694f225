/*
 * The widget. `<script type="module" src="https://…/widget.js"></script>` makes `<folkmoot-thread>` known, once, however often the
 * script is on the page.
 */
import { FolkmootThread } from './folkmoot-thread.ts';

if (!customElements.get('folkmoot-thread')) customElements.define('folkmoot-thread', FolkmootThread);
