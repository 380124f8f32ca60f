import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTemplate } from './check-template.ts';
import { compileTemplate, renderTemplate } from './compile-template.ts';
import { fastRender, renderParsed } from './fast-render.ts';
import { parseTemplate } from './parse-template.ts';
import { templateFields } from './template-fields.ts';

const codes = (source: string, fields: readonly string[] | null = null) => checkTemplate(source, fields).map(({ code }) => code);

describe('renderTemplate', () => {
  it.each([
    ['{{ member.name }}，七夕快乐', { name: '小鹊' }, '小鹊，七夕快乐'],
    ['{{ member.name | default: "朋友" }}，你好', {}, '朋友，你好'],
    ['{{ member.name | default: "朋友" }}，你好', { name: null }, '朋友，你好'],
    ['{% if member.vip %}贵宾{% else %}会员{% endif %}{{member.points}}分', { points: 12 }, '会员12分'],
    ['{{ member.name | upcase | truncate: 3, "" }}!', { name: 'abcdef' }, 'ABC!'],
    ['{{ member["城市"] }}', { 城市: '杭州' }, '杭州'],
  ])('%s', (source, member, text) => expect(renderTemplate(source, member)).toEqual({ ok: true, value: text }));

  it.each([
    ['{{ member.name }}', {}, 'undefined variable: member.name'],
    ['{{ member.name }}', { name: null }, 'undefined variable: member.name'],
    ['{{ member.name }}', { name: '  ' }, 'empty'],
    ['{{ order.id }}', { order: { id: 1 } }, 'undefined variable: order.id'],
    ['{{ member.constructor }}', {}, 'undefined variable: member.constructor'],
    ['{{ member.__proto__ }}', {}, 'undefined variable: member.__proto__'],
    ['{{ member.name }}', { name: 'x'.repeat(2_001) }, 'longer than 2000 characters'],
  ])('refuses %s for one person', (source, member, reason) =>
    expect(renderTemplate(source, member)).toEqual({ ok: false, refusal: { code: 'template-error', reason } }),
  );
});

describe('hostile sources', () => {
  it.each([
    ['{% include "/etc/passwd" %}', 'template-unknown-tag'],
    ['{% render "/etc/passwd" %}', 'template-unknown-tag'],
    ['{% layout "/etc/passwd" %}', 'template-unknown-tag'],
    ['{% for i in (1..1000000000) %}x{% endfor %}', 'template-unknown-tag'],
    ['{% tablerow i in (1..1000000000) %}x{% endtablerow %}', 'template-unknown-tag'],
    ['{% liquid echo "x" %}', 'template-unknown-tag'],
    ['{% capture x %}x{% endcapture %}', 'template-unknown-tag'],
    ['{{ "a" | pop }}', 'template-unknown-filter'],
    ['{{ "now" | date: "%s" }}', 'template-unknown-filter'],
    ['{{ member.name', 'template-syntax'],
    ['{% if member.x %}', 'template-syntax'],
    ['{{ global }}', 'template-unknown-variable'],
    ['{{ member }}', 'template-unknown-variable'],
    ['{{ member[other.key] }}', 'template-unknown-variable'],
    ['x'.repeat(4_001), 'template-too-long'],
    [' \n', 'template-empty'],
  ])('%s is a problem', (source, code) => expect(codes(source)).toContain(code));

  it('a range cannot eat the memory', () => expect(renderTemplate('{{ (1..1000000000) | size }}', {}).ok).toBe(false));

  it('filters cannot multiply a text without end', () => {
    const doubling = `{% assign a = "xxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(100)}{{ a }}`;
    expect(renderTemplate(doubling, {}).ok).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      'member',
      '.',
      '[',
      ']',
      '|',
      'if',
      'endif',
      'name',
      '"',
      '..',
      '(',
      ')',
      '1',
      ' ',
      '鹊',
      'default:',
      'raw',
      '-',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const source = parts.join('');
        checkTemplate(source, ['name']);
        renderTemplate(source, { name: 'n' });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('checkTemplate', () => {
  it('names the place of a flaw', () => {
    expect(checkTemplate('一\n{{ member.name | shout }}', null)).toEqual([
      { code: 'template-unknown-filter', severity: 'error', path: [], parameters: { what: 'shout', line: 2, column: 1 } },
    ]);
  });
  it('warns of an attribute that nobody has', () => {
    expect(checkTemplate('{{ member.nmae }}', ['name'])).toMatchObject([
      { code: 'template-unknown-field', severity: 'warning', parameters: { field: 'nmae' } },
    ]);
    expect(codes('{{ member.nmae }}')).toEqual([]);
  });
  it('finds what a template reads', () => {
    expect(templateFields('{{ member.a }}{% if member.b == member.c %}{{ member.a | append: member.d }}{% endif %}')).toEqual(['a', 'b', 'c', 'd']);
    expect(templateFields('{{ member.')).toEqual([]);
  });
});

describe('the direct way of rendering', () => {
  it('agrees with liquid', () => {
    const text = fc.constantFrom('你好', ' ', '{', '}', '{ member.name }', 'x');
    const output = fc.constantFrom(
      '{{ member.name }}',
      '{{member.city}}',
      '{{ member.city | default: "这里" }}',
      "{{ member.name|default:'' }}",
      '{{ member.size }}',
    );
    const value = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.constant(['a']));
    fc.assert(
      fc.property(fc.array(fc.oneof(text, output), { minLength: 1, maxLength: 6 }), fc.record({ name: value, city: value }), (parts, member) => {
        const source = parts.join('');
        const parsed = parseTemplate(source);
        if (!parsed.ok) return;
        const fast = fastRender(source, parsed.value);
        if (fast) expect(fast(member)).toEqual(renderParsed(parsed.value, member));
      }),
      { numRuns: 3_000 },
    );
  });
  it('is compiled once', () => expect(compileTemplate('{{ member.name }} 1')).toBe(compileTemplate('{{ member.name }} 1')));
});
