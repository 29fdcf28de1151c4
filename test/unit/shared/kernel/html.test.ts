import { describe, expect, it } from 'vitest';
import { markup } from '../../../../shared/kernel/html.ts';

describe('markup', () => {
  it('escapes what it is given, for text and for attributes in either quotes', () => {
    expect(markup`<b title="${'"'}" lang='${"'"}'>${'<i> & </i>'}</b>`.text).toBe(
      `<b title="&quot;" lang='&#39;'>&lt;i&gt; &amp; &lt;/i&gt;</b>`,
    );
  });

  it('takes markup as it is', () => {
    expect(markup`<p>${markup`<b>${'&'}</b>`}${markup`<br>`}</p>`.text).toBe('<p><b>&amp;</b><br></p>');
  });

  it('puts lists in one by one, numbers as they are, and nothing for what is not there', () => {
    expect(markup`<p>${[1, markup`<b>`, ['&']]}|${undefined}|${0}</p>`.text).toBe('<p>1<b>&amp;||0</p>');
  });
});
