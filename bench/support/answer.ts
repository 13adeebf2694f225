/** One HTTP/1.1 answer as it comes in: with `Content-Length`, in chunks (RFC 9112, section 7.1), or without a body. */
export class Answer {
  status = '';
  bytes = 0;
  isWhole = false;
  #head = '';
  #expected = -1;

  take(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.#expected < 0) this.#readHead(chunk);
    if (this.#expected === Infinity) this.isWhole = chunk.subarray(-5).toString('latin1') === '0\r\n\r\n';
    else if (this.#expected >= 0) this.isWhole = this.bytes >= this.#expected;
  }

  #readHead(chunk: Buffer): void {
    const endsAt = chunk.indexOf('\r\n\r\n');
    this.#head += chunk.toString('latin1', 0, endsAt < 0 ? chunk.length : endsAt + 4);
    if (endsAt < 0) return;
    this.status = this.#head.slice(9, 12);
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.#head)?.[1];
    const isChunked = length === undefined && /\r\ntransfer-encoding: *chunked/i.test(this.#head);
    this.#expected = isChunked ? Infinity : this.#head.length + Number(length ?? 0);
  }
}
