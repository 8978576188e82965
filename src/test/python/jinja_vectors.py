"""Renders templates of our own with real Jinja2 and writes what came out as test vectors.

    pip install "jinja2==3.1.6"
    python src/test/python/jinja_vectors.py > src/test/resources/jinja/vectors.jsonl

The environment is the one that transformers sets up for apply_chat_template: an immutable sandbox with trim_blocks,
lstrip_blocks, loop controls, {% generation %}, its own tojson, raise_exception and strftime_now (here a fixed moment).
One JSON object per line: template, context, and text with spans, or error with message.
"""

import json
import re
import sys
from datetime import datetime

import jinja2
import jinja2.ext
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment

NOW = datetime(2025, 2, 3, 4, 5, 6)


class Generation(Extension):
    tags = {"generation"}

    def __init__(self, environment):
        super().__init__(environment)
        environment.extend(written=[], spans=[])

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return jinja2.nodes.CallBlock(self.call_method("_note"), [], [], body).set_lineno(line)

    def _note(self, caller):
        text = caller()
        start = len("".join(self.environment.written))
        self.environment.spans.append((start, start + len(text)))
        return text


def environment():
    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

    def strftime_now(format):
        return NOW.strftime(format)

    result = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[Generation, jinja2.ext.loopcontrols]
    )
    result.filters["tojson"] = tojson
    result.globals["raise_exception"] = raise_exception
    result.globals["strftime_now"] = strftime_now
    return result


def rendered(source, context):
    vector = {"template": source, "context": context}
    try:
        env = environment()
        for piece in env.from_string(source).generate(**context):
            env.written.append(piece)
        vector["text"] = "".join(env.written)
        vector["spans"] = env.spans
        vector["text"].encode("utf-8")
    except Exception as error:
        vector["error"] = type(error).__name__
        vector["message"] = re.sub(r"\S+<locals>\.", "", str(error))
    return vector


CHAT = {
    "messages": [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Grüß dich 👋 <b>\n"},
        {"role": "assistant", "content": "Hallo!", "n": 3},
        {"role": "user", "content": None},
    ],
    "bos": "<s>",
    "eos": "</s>",
    "flag": True,
    "d": {"b": 2, "a": [1, 2.5, None, True, {"x": "y"}], "items": 7, "ü": "ß"},
    "l": [3, 1, 2],
    "words": ["pear", "Apple", "fig", "apple"],
    "people": [
        {"name": "Ann", "age": 31, "tags": ["x"]},
        {"name": "bob", "age": 25, "tags": []},
        {"name": "Cid", "age": 31},
    ],
    "s": "  The quick\tbrown fox\njumps  ",
    "u": "naïve 👍🏽 ﬁne ǆ İ",
    "n": 42,
    "f": 2.5,
    "big": 123456789012345678901234567890,
    "z": 0,
    "no": None,
    "es": "",
}

STATEMENTS = r"""
{% for m in messages %}{{ m.role }}:{{ m.content }}|{% endfor %}
{% for m in messages if m.role == 'user' %}{{ loop.index }}/{{ loop.length }}{{ m.content }}{% endfor %}
{% for x in [] %}a{% else %}empty{% endfor %}
{% for x in [1,2,3] %}{% if x == 2 %}{% break %}{% endif %}{{ x }}{% else %}none{% endfor %}
{% for x in [1,2,3] %}{% continue %}{{ x }}{% else %}all continued{% endfor %}
{% for x in [1] %}{% break %}{% else %}broke first{% endfor %}
{% for a, b in d.items() %}{{ a }}={{ b }};{% endfor %}
{% for k in d %}{{ k }}{{ loop.first }}{{ loop.last }}{% endfor %}
{% for a, (b, c) in [[1, [2, 3]], [4, [5, 6]]] %}{{ a }}{{ b }}{{ c }} {% endfor %}
{% for x in 'añ👍' %}[{{ x }}]{% endfor %}
{% for x in l %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }} {% endfor %}
{% for x in l %}{{ loop.cycle('a', 'b') }}{{ loop.changed(x > 1) }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.depth }}{% endfor %}
{% for x in l recursive %}{{ x }}{% if loop.depth < 3 %}({{ loop([x + 1]) }}){% endif %}{% endfor %}
{% for x in [[1,[2,[3]]]] recursive %}{% if x is iterable %}<{{ loop(x) }}>{% else %}{{ x }}{{ loop.depth0 }}{% endif %}{% endfor %}
{% for x in l if x > 5 recursive %}{{ x }}{% else %}nothing{% endfor %}
{% set x = 1 %}{% for i in l %}{% set x = x + i %}{{ x }} {% endfor %}{{ x }}
{% set ns = namespace(x=1, y=[]) %}{% for i in l %}{% set ns.x = ns.x * i %}{% set ns.y = ns.y + [i] %}{% endfor %}{{ ns.x }}{{ ns.y }}{{ ns }}
{% if false %}{% set q = 1 %}{% endif %}{{ q is defined }}{{ q }}
{% if true %}{% set n = 1 %}{% endif %}{{ n }}
{% if no %}{% set n = 1 %}{% endif %}{{ n }}
{% for i in [1] %}{% if i == 1 %}{% set n = 'in' %}{% endif %}{{ n }}{% endfor %}{{ n }}
{% for i in [1, 2] %}{% if loop.first %}{% set seen = 'yes' %}{% endif %}{{ seen }};{% endfor %}
{% macro m(a, b='B', c=a) %}({{ a }},{{ b }},{{ c }}){% endmacro %}{{ m(1) }}{{ m(1, 2) }}{{ m(b=3, a=4) }}{{ m() }}
{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, x=4) }}
{% macro m() %}{{ later }}{% endmacro %}{% set later = 'set after' %}{{ m() }}
{% macro m(x) %}{{ caller(x * 2) }}{% endmacro %}{% call(y) m(4) %}got {{ y }}{% endcall %}
{% macro m() %}{{ caller is defined }}{% endmacro %}{{ m() }}{% call m() %}{% endcall %}
{% macro f(n) %}{% if n > 1 %}{{ n * f(n - 1) | int }}{% else %}1{% endif %}{% endmacro %}{{ f(6) }}
{% macro m(a, b=1) %}{% endmacro %}{{ m.name }}{{ m.arguments }}{{ m.catch_kwargs }}{{ m.caller }}{{ m }}
{% macro a() %}{% set v = 1 %}{{ b() }}{% endmacro %}{% macro b() %}{{ v }}|{% endmacro %}{{ a() }}
{% macro outer() %}{% macro inner(x) %}<{{ x }}>{% endmacro %}{{ inner(1) }}{% endmacro %}{{ outer() }}{{ inner is defined }}
{% for i in l %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}
{% set t %}a{{ n }}b{% endset %}{{ t | upper }}{{ t is string }}
{% set t | upper | replace('A', '-') %}banana{% endset %}{{ t }}
{% filter upper %}a{{ bos }}{% endfilter %}
{% filter replace('a', 'b') | title %}banana split{% endfilter %}
{% with a = 1, b = n %}{{ a }}{{ b }}{% set a = 5 %}{{ a }}{% endwith %}{{ a }}
{% with %}{% set inner = 2 %}{{ inner }}{% endwith %}{{ inner }}
{% set a, b = [1, 2] %}{{ a }}{{ b }}
{% set a, b = 'xy' %}{{ b }}{{ a }}
{% set (a, b), c = [(1, 2), 3] %}{{ a }}{{ b }}{{ c }}
{% set a = b = 3 %}
{% set x = 1, 2 %}{{ x }}
{% raw %}{{ not }} {% a %}{% endraw %}|{%- raw -%}  x {%- endraw %} y
a {#- gone -#} b {# c #}
d
  {% if true %}
  indented
  {% endif %}
  {%+ if true %}plus{% endif +%}
line
	{%- if true -%}  tight  {%- endif -%}  end
{{ 1 }}  {% if true %} a {% endif %}  b
x{% if true %}

y{% endif %}
{% generation %}ü👍 {{ n }}{% endgeneration %}b{% generation %}c{% endgeneration %}
{% for m in messages %}{% if m.role == 'assistant' %}{% generation %}{{ m.content }}{% endgeneration %}{% else %}{{ m.content }}{% endif %}{% endfor %}
{% macro g() %}pre{% generation %}in{% endgeneration %}post{% endmacro %}ab{{ g() }}cd
{% set v %}x{% generation %}gen{% endgeneration %}{% endset %}head{{ v }}
{% generation %}a{% generation %}b{% endgeneration %}{% endgeneration %}
{% generation %}{% set inside = 1 %}{% endgeneration %}{{ inside is defined }}
{% block a %}A{{ n }}{% endblock %}{{ self.a() }}
{% set v = 1 %}{% block a %}{{ v }}{% set v = 2 %}{{ v }}{% endblock %}{{ v }}
{% for i in l %}{% block b scoped %}{{ i }}{% endblock %}{% endfor %}
{% for i in l %}{% block b %}{{ i }}{% endblock %}{% endfor %}
{% block a required %}{% endblock %}
{% autoescape true %}{{ '<b>' }}{{ '<i>' | safe }}{{ ['<', '>'] | join('&') }}{% endautoescape %}{{ '<' }}
{% autoescape flag %}{{ '<' ~ 'a' }}{{ '<' + 'b' | safe }}{{ '<c>' | replace('<', '[') }}{% endautoescape %}
{% autoescape true %}{% macro m(x) %}{{ x }}<br>{% endmacro %}{{ m('<') }}{% set t %}<p>{{ '<' }}{% endset %}{{ t }}{% endautoescape %}
{% print 1, 'a', n %}
{% include 'x' %}
{% import 'x' as y %}
{% from 'x' import y %}
{% extends 'x' %}
{% if true %}{{ 'x' | nofilter }}{% endif %}
{% if false %}{{ 'x' | nofilter }}{{ 'x' is notest }}{% endif %}ok
{% do 1 %}
{% set ns = namespace({'a': 1}, b=2) %}{{ ns.a }}{{ ns['b'] }}{{ ns.c is defined }}{{ ns.c }}
{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.reset() }}{{ c.current }}
{% set j = joiner('|') %}{{ j() }}a{{ j() }}b{{ j() }}
{{ dict(a=1, b=2) }}{{ dict([['k', 'v']]) }}{{ dict({'x': 1}, y=2) }}
{% set messages = messages[1:] %}{{ messages | length }}
{% for m in messages[::-1] %}{{ m.role[0] }}{% endfor %}
{% for i in range(3) %}{{ i }}{% endfor %}{% for i in range(5, 0, -2) %}{{ i }}{% endfor %}{{ range(3) }}{{ range(1, 9, 2) | list }}
{{ strftime_now('%Y-%m-%d %H:%M:%S') }} {{ strftime_now('%-d %b %y %B %A %a %j %p %I %-I %e|%k|%l %U %W %V %u %w %%') }}
{{ strftime_now('%d %B, %Y') }} {{ strftime_now('%D %F %T %R %r %h %C %G %g %y %_d %05d %^a %#Z %s') }}
{{ raise_exception('Stop ' ~ n) }}
{% if n is defined and n is not none and n > 40 %}big{% elif n %}small{% else %}zero{% endif %}
{%- for m in messages %}{%- if m['role'] == 'user' -%}U{%- endif -%}{%- endfor -%}
{% for x in [1, 2, 3] if x is odd %}{{ x }}{{ loop.index }}{{ loop.last }}{% endfor %}
{% for x in l | sort %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}
{% for k, v in d | dictsort %}{{ k }}{% endfor %}
{% for g, items in people | groupby('age') %}{{ g }}:{{ items | map(attribute='name') | join(',') }};{% endfor %}
{% for m in messages %}{% set outer = loop %}{% for c in 'ab' %}{{ outer.index }}{{ c }}{{ loop.index }} {% endfor %}{% endfor %}
{% set loop_messages = messages %}{% for message in loop_messages %}{{ bos + message['role'] + eos }}{% endfor %}
{{ bos + 1 }}
{{ messages[3].content + 'x' }}
{{ messages[0].missing.more }}
{{ messages[9].role }}
{{ nothing }}{{ nothing.x }}
{{ nothing['x'] }}
{{ nothing() }}
{{ d.nothing() }}
{{ d.a.append(1) }}
{{ d.update({'x': 1}) }}
{{ l.pop() }}{{ l }}
{{ d.__class__ }}|{{ d.__class__.__mro__ }}
{{ ''.__class__.__subclasses__ }}
{{ n.__add__ }}|{{ n._private }}|{{ d._private }}
{% set d.x = 1 %}
{% for x in n %}{% endfor %}
{% for a, b in [1] %}{% endfor %}
{% for a, b in [[1]] %}{% endfor %}
{% for a, b in [[1, 2, 3]] %}{% endfor %}
{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}
{% macro m(a) %}{% endmacro %}{{ m(b=2) }}
{% macro m(a) %}{% endmacro %}{{ m(1, a=2) }}
{% break %}
{% macro m() %}{% for x in l %}{% break %}{% endfor %}{% endmacro %}{{ m() }}ok
{% for x in l %}{% generation %}{% break %}{% endgeneration %}{% endfor %}
{% for x in l %}{% set t %}{{ x }}{% if x == 1 %}{% break %}{% endif %}{% endset %}{{ t }}{% endfor %}{{ t }}
{% for x in l %}{% for y in l %}{% if y == 1 %}{% break %}{% endif %}{{ y }}{% else %}{% continue %}{% endfor %}{{ x }}{% endfor %}
{% if %}{% endif %}
{% endif %}
{% for x in y %}
{% if x %}{% endfor %}
{% unknown %}
{% set x %}
{{ 'a' if }}
{{ a b }}
{{ a. }}
{{ (1, 2 }}
{{ [1, 2) }}
{{ 1 +* 2 }}
{{ 'unclosed }}
{{ "tab	in string" }}
{{ f(x for x in y) }}
{{ f(a=1, 2) }}
{{ not }}
{% for true in x %}{% endfor %}
{% macro m(a=1, b) %}{% endmacro %}
{% set 5 = x %}
{% set a.b.c = x %}
{# never closed
{% raw %} never closed
{{ x is defined is none }}
{{ 'a' 'b' "c" }}
{% if not no and not es and not z and not [] and not {} and not nothing %}all false{% endif %}
{% for in in l %}{{ in }}{% endfor %}
{% for x, in in [[1, 2]] %}{{ x }}{{ in }}{% endfor %}
{% for  in messages %}{% endfor %}
a{#
a{#-
a{# b
a{% raw %}
a{% raw %} b
a {%- raw -%}
"""

EXPRESSIONS = r"""
1 + 2 * 3 - 4 / 2
7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, 7.5 // 2, -7.5 % 2
2 ** 10, 2 ** -1, 2 ** 0.5, (-2) ** 3, -2 ** 2, 2 ** 3 ** 2
10 / 4, 10 / 5, 1 / 3, 1e308 * 10, -1e308 * 10
9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 9223372036854775807
2 ** 100, 2 ** 100 % 7, 2 ** 100 // 3, -(2 ** 63), big + 1, big / 10, big // 7
0.1 + 0.2, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308, 100.0, -0.0
1_000, 0x1F, 0o17, 0b101, 1_0.5, 1e3, 1E-2
true + true, true * 3, -true, true == 1, false == 0, 1 == 1.0, '1' == 1, none == none
1 < 2 < 3, 1 < 2 > 3, 1 == 1 == 1, 1 in [1] == true
'a' < 'b', 'a' < 'B', 'a' < 'ab', [1, 2] < [1, 3], [1] < [1, 0], (1, 2) == (1, 2), [1] == (1,)
'a' + 'b', 'a' * 3, 3 * 'ab', [1] + [2], [0] * 3, (1,) + (2,), 'a' ~ 1 ~ none ~ true ~ 2.0
'x' in 'xyz', 'b' in d, 3 in l, 'q' not in d, none in [none], 1.0 in [1]
n if flag else 'no', 'x' if z, ('x' if z) is defined, (1 if 1 else 2 if 2 else 3)
n and 'yes', z and 'yes', z or 'no', es or no or 'last', not n, not not n, n or 1/0
d['b'], d.b, d['items'], d.a[4].x, d.a[-1]['x'], l[0], l[-1], l[9], l['x'], s[2], 'abc'[-1], 'abc'[5]
l[1:], l[:-1], l[::-1], l[::2], l[5:], l[-2:], l[1:1], 'héllo'[1:3], u[6:8], u[::-1], (1, 2, 3)[1:]
range(10)[2:8:3], range(5)[1], range(5)[-1], range(3) == range(0, 3), 2 in range(3)
{1: 'a', 1.0: 'b', true: 'c'}, {'a': {'b': [1]}}, {}, [], (), (1,), [none, true]
{(1, 2): 3}[(1, 2)], {none: 1}[none], {1: 2}[1.0], {'a': 1}.get('a'), {'a': 1}.get('b', 'x'), {'a': 1}.get('b')
{[1]: 2}
d | length, l | length, s | length, u | length, 'a' | count, {} | length
n | length
l | first, l | last, [] | first, [] | last is defined, '' | first, 'abc' | last, d | first, d | last
no | first
words | sort, words | sort(reverse=true), words | sort(case_sensitive=true), l | sort, people | sort(attribute='age,name') | map(attribute='name') | list
[3, 'a'] | sort
words | unique | list, words | unique(case_sensitive=true) | list, people | unique(attribute='age') | map(attribute='name') | list
words | min, words | max, l | min, l | max, [] | max is defined, people | max(attribute='age')
l | sum, people | sum(attribute='age'), l | sum(start=10), [0.1] * 3 | sum, [[1], [2]] | sum(start=[])
words | join, words | join(', '), l | join('-'), people | join('|', attribute='name'), 'abc' | join('.'), [1, none, true] | join(',')
l | reverse | list, 'abc' | reverse, d | reverse | list, (1, 2) | reverse | list
l | batch(2) | list, l | batch(2, 'x') | list, l | slice(2) | list, l | slice(2, 'x') | list
l | map('string') | list, words | map('upper') | join(' '), people | map(attribute='age') | list, people | map(attribute='tags', default='none') | list
people | map(attribute='tags.0', default='-') | list, [[1, 2], [3, 4]] | map(attribute=1) | list, words | map('replace', 'p', 'P') | list
people | selectattr('age', 'gt', 30) | map(attribute='name') | list, people | rejectattr('age', 'eq', 31) | list | length, people | selectattr('tags') | list | length
people | selectattr('tags', 'defined') | list | length, people | selectattr('missing', 'undefined') | list | length
l | select('odd') | list, l | reject('odd') | list, l | select('in', [1, 2]) | list, [0, 1, ''] | select | list, [0, 1, ''] | reject | list
l | select('nosuch') | list
l | map('nosuch') | list
l | map() | list
words | groupby('0') | list | length, people | groupby('age') | list
people | groupby('tags', default='zz') | list
d | dictsort, {'B': 1, 'a': 2} | dictsort, {'B': 1, 'a': 2} | dictsort(case_sensitive=true), {'x': 2, 'y': 1} | dictsort(by='value'), {'x': 2, 'y': 1} | dictsort(false, 'value', true)
d | items | list, nothing | items | list
n | items | list
d | tojson, d | tojson(indent=2), d | tojson(ensure_ascii=true), d | tojson(separators=(',', ':')), {'b': 1, 'a': 2} | tojson(sort_keys=true), [] | tojson(indent=4), {'a': []} | tojson(indent=1)
'</script>&\u2028"\\/\x7f\n\t\x00' | tojson, u | tojson, u | tojson(true), 1e20 | tojson, 1.5e-7 | tojson, big | tojson, {1: 2, none: 3, true: 4, 1.5: 5} | tojson
(1, 2) | tojson, 'a' | safe | tojson, [true, false, none] | tojson(indent=2), {'a': {'b': {}}} | tojson(indent='--')
l | map('string') | tojson
nothing | tojson
d.keys() | tojson
s | trim, s | trim('T m'), 'xxaxx' | trim('x'), s | upper, s | lower, s | capitalize, s | title, u | upper, u | lower, u | title, u | capitalize
'hello-world foo_bar (baz)' | title, "they're bill's" | title, 'ß' | upper, 'ŉ' | title
s | replace('quick', 'slow'), 'aaa' | replace('a', 'b', 2), 'abc' | replace('', '-'), 123 | replace(2, 'x')
s | wordcount, s | center(40), 'ab' | center(5), 'abc' | center(6), 'a\nb\n\nc' | indent, 'a\nb' | indent(2, true), 'a\n\nb' | indent(2, blank=true), 'a\nb' | indent('> ')
'one two three four' | truncate(10), 'one two three four' | truncate(10, true), 'one two' | truncate(5, leeway=0), 'one two three' | truncate(8, false, '…', 0)
'one two three four five' | wordwrap(9), 'averyveryverylongword' | wordwrap(6), 'a-b self-made well-known' | wordwrap(6), 'x\ny z' | wordwrap(1)
'3.7' | int, '3' | int, 'x' | int, 'x' | int(7), '0x1f' | int(base=16), '0b11' | int(0, 0), 3.99 | int, -3.99 | int, ' 42 ' | int, '1_000' | int, none | int, true | int, '1e3' | int, '٣' | int
'3.7' | float, 'x' | float, 'x' | float(1.5), '1e3' | float, 'inf' | float, '-.5' | float, none | float, true | float, ' 2 ' | float, '1_0.5' | float
2.5 | round, 3.5 | round, 2.675 | round(2), -2.5 | round, 42 | round, 1234.5 | round(-2), 42.7 | round(method='floor'), 42.2 | round(method='ceil'), 2.123 | round(2, 'ceil'), 1e300 | round(2), 17 | round(-1), 25 | round(-1)
-5 | abs, -2.5 | abs, true | abs, (0 - big) | abs
'x' | abs
1234567 | filesizeformat, 1 | filesizeformat, 999 | filesizeformat, 1000 | filesizeformat, 1024 | filesizeformat(true), 1536000 | filesizeformat(binary=true), '500' | filesizeformat
nothing | default('x'), no | default('x'), no | default('x', true), es | d('y', true), d.zz | default([]), d.b | default(9), nothing | default
'a' | list, d | list, (1, 2) | list, range(3) | list, d.values() | list, nothing | list
n | list
n | string, no | string, [1] | string, 'x' | string is string, 1.0 | string, nothing | string
'%s %d %05.2f %x %r %%' | format('a', 42, 3.14159, 255, 'q'), '%(a)s-%(b)03d' | format(a=1, b=2), '%-5s|%5s|%+d|% d' | format('a', 'b', 1, 2), '%e %g %G %o %X %c %i' | format(12345.678, 0.00001, 1e20, 8, 255, 'z', 3.9)
'%s' % 'x', '%s %s' % (1, 2), '%d%%' % 50, '%.3s' % 'abcdef', '%*d' % (5, 42), '%s' % [1], '%s' % d, '%(b)s' % d, '%5.1f|' % f, '%#x %#o' % (255, 8)
'%d' % 'x'
'%s %s' % 1
'%s' % (1, 2)
'<a> & "b"' | escape, '<a>' | e | e, '<a>' | safe | e, '<a>' | forceescape, '<p>Hi <b>there</b> &amp; you</p>' | striptags, {'a': 1, 'b': none, 'c': '<'} | xmlattr, 'http://x.org (www.y.com) a@b.co' | urlize
'a b/c?d=ü' | urlencode, {'a': 'b c', 'd': 1} | urlencode, [['x', '&']] | urlencode, 5 | urlencode
d | pprint, l | pprint, 'x' | pprint, {'key%02d' % 1: 'v' * 30, 'key2': 'w' * 30, 'key3': ['z' * 20, 'y' * 20, 'x' * 30]} | pprint
d | attr('b'), ('abc' | attr('upper'))()
n is number, f is number, flag is number, '1' is number, n is integer, flag is integer, f is float, n is float, flag is boolean, flag is true, flag is false
no is none, nothing is none, nothing is defined, nothing is undefined, no is defined, d.zz is defined, d.b is defined
s is string, n is string, d is mapping, l is mapping, l is sequence, s is sequence, d is sequence, n is sequence, nothing is sequence, nothing is mapping, nothing is iterable, nothing is callable, d.keys() is sequence, l | map('int') is iterable
3 is odd, 4 is even, 9 is divisibleby(3), 9 is divisibleby 2, 3 is in [1, 3], 'a' is in 'cat', 3 is eq 3, 3 is ne(4), 3 is gt 2, 3 is ge 3, 3 is lt 4, 3 is le 2, 3 is sameas 3, 2 is greaterthan 1, 2 is lessthan 1, 2 is equalto 2
'abc' is lower, 'ABC' is upper, 'aBc' is lower, '' is lower, '1' is upper, 'a' is filter, 'upper' is filter, 'odd' is test, 'x' | safe is escaped, 'x' is escaped
nothing is not defined, not nothing is defined, n is not none and n is not string
'Hello World'.upper(), 'ab'.lower(), 'hELLO wORLD'.capitalize(), "they're here".title(), 'aB'.swapcase(), 'Straße'.casefold(), 'ǆ'.title()
' a b '.strip(), ' a '.lstrip(), ' a '.rstrip(), 'xxaxx'.strip('x'), 'abcba'.lstrip('ab'), '\u3000a\u00a0'.strip(), '\u200ba'.strip() | length, 'a\n'.rstrip('\n')
'a,b,c'.split(','), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ' a  b '.split(), 'a b c'.split(none, 1), ' a b c '.rsplit(none, 1), 'a\nb\r\nc\x0bd'.splitlines(), 'a\nb'.splitlines(true), ''.split(','), ''.split(), 'abc'.split('bc')
'a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('x'), 'abc'.rpartition('x')
'abc'.startswith('a'), 'abc'.startswith(('x', 'a')), 'abc'.startswith('b', 1), 'abc'.endswith('c'), 'abc'.endswith(('b', 'c')), 'abc'.endswith('b', 0, 2), 'abc'.startswith('')
'banana'.find('an'), 'banana'.rfind('an'), 'banana'.find('x'), 'banana'.index('n'), 'banana'.rindex('n'), 'banana'.count('an'), 'banana'.count('a', 2), 'banana'.find('a', 2, 3), 'héé'.find('é'), '👍a'.find('a'), 'aaa'.count('')
'abc'.index('z')
'a-b-c'.replace('-', '+'), 'a-b-c'.replace('-', '+', 1), 'abc'.replace('', '.'), 'prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py')
'-'.join(['a', 'b']), '-'.join('abc'), ''.join([]), ','.join(d)
','.join([1])
'7'.zfill(3), '-7'.zfill(4), 'ab'.ljust(5, '.'), 'ab'.rjust(5), 'ab'.center(5, '*'), 'ab'.center(7), 'a\tb'.expandtabs(4), 'a'.ljust(0)
'abc'.isalpha(), 'ab1'.isalnum(), '12'.isdigit(), '²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), '五'.isnumeric(), 'ab'.islower(), 'AB'.isupper(), ' \t'.isspace(), 'Ab Cd'.istitle(), 'ab'.isidentifier(), '1a'.isidentifier(), 'é'.isascii(), 'a\n'.isprintable(), ''.isalpha()
'{} {1}'.format(1, 2)
'{} {}'.format('a', 2), '{0}{1}{0}'.format('x', 'y'), '{a}-{b[0]}-{c.x}'.format(a=1, b=[2], c={'x': 3}), '{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd'), '{:05d} {:+d} {:,} {:_} {:x} {:#x} {:b} {:.2f} {:10.3e} {:%} {:g}'.format(42, 5, 1234567, 1234567, 255, 255, 5, 3.14159, 12345.678, 0.25, 1e10), '{!r} {!s}'.format('q', 'q'), '{{}}'.format(), '{:{}}|'.format('a', 4)
'{0.__class__}'.format(1)
'{x}'.format(y=1)
'{}'.format()
'é'.encode(), 'abc'.encode('ascii'), 'é'.encode('utf-8').decode('utf-8'), 'abc'.encode() | length
d.keys(), d.values() | list, d.items() | list | length, {'a': 1}.items(), {'a': 1}.values(), {'a': 1}.copy(), d.keys() | list
l.count(1), l.index(2), l.copy(), (1, 1, 2).count(1), (1, 2).index(2)
[1].index(5)
n.bit_length(), f.is_integer(), 2.0.is_integer(), n.real, n.imag, n.numerator, f.as_integer_ratio(), n.conjugate(), 255 .to_bytes(2, 'big')
"it's", 'say "hi"', 'both \' and "', ['it\'s', 'a"b', 'a\'b"c', 'new\nline', 'tab\t', 'back\\slash', '\x00\x1f\x7f\x80\xa0\xad', '\u200b\u2028\ue000', 'é👍', '\U0001F600']
[1.0, 1e20, -0.0, 1e-7, none, true, nothing], {'a': (1,), 'b': ()}, [[]], [{}], ['a' | safe], [range(2)], [d.keys()]
'\x41\u0042\U00000043\103\n\t\\\q\'"', '\
joined', '\N{BULLET}'
'a' ~ 'b' if true else 'c', ('a', 'b')[0], [1, 2, 3][1], {'a': 1}['a'], 'abc'[1].upper(), (1, 2) + (3,)
n.x, n['x'], s.nosuch, d.nosuch, l.nosuch, no.x, (no.x) is defined
-n | abs, -n + 1, +n, --n, not n == 42, - 5 ** 2
1 if n is defined else 2, n is defined and d is mapping, n == 42 and s, 'x' ~ n * 2 ~ 'y', 1 ~ 2 + 3
none, None, true, True, false, False
d == {'b': 2}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, [1, [2]] == [1, [2.0]], nothing == missing2, nothing == none, nothing != 1
loop is defined, range is callable, namespace is callable, d.get is callable, 'abc'.upper is callable, n is callable
lipsum is callable, dict is callable, joiner is callable, cycler is callable
big, -big, big == big + 0, big > 1e10, 10 ** 20, 10 ** 20 * 1.0
1 < 'a'
'a' > 1
none < 1
[1] > 1
'a' + 1
1 + 'a'
none + 'a'
[1] + 'a'
'a' + none
'a' + [1]
'a' + {}
{} + 'a'
1.5 + 'a'
'a' - 'b'
'a' * 1.5
'a' / 2
-'a'
-none
1 / 0
1.0 / 0
1 // 0
1 % 0
1.5 % 0
1.5 // 0
0 ** -1
nothing + 1
1 + nothing
nothing < 1
nothing - 1, 2
n in n
1 in 'abc'
'a' in none
n()
none()
'x'()
d['a']()
d.b.c.d
n | first
s | items | list
l | join(1, 2, 3, 4)
s | trim(1)
s | upper(1)
l | first(1)
s | replace('a')
s | nosuch
s is nosuch
n is divisibleby
n is divisibleby(0)
n is even(1)
range('a')
range(1, 2, 0)
range(1.5)
range()
'abc'.upper(1)
'abc'.split(1)
'abc'.split('')
'abc'.startswith(1)
'abc'.replace('a')
'abc'.replace(1, 2)
'abc'.strip(1)
'abc'.strip('a', 'b')
'abc'.join()
'a'.center()
d.get()
d.get([1])
d.keys(1)
d[[1]]
l[1:2:0]
l['a':]
l[1.5]
s[n]
dict(1)
dict([1])
dict([[1]])
namespace(1)
strftime_now(5)
strftime_now()
raise_exception()
raise_exception('a', 'b')
tojson
cycler()
'x' | int(base=99)
nothing | int
nothing | float
nothing | round
nothing | upper
nothing | length
nothing | sort
nothing | join(',')
nothing | first
nothing | last
nothing | string
nothing | trim
nothing | replace('a', 'b')
nothing ~ 'x'
nothing == nothing
nothing in [nothing]
'x' in nothing
none | trim
none | upper
none | length
none | list
none | sum
[] | sum
[] | min
[] | join
none | tojson
none | int
none | string
[none] | join
{} | dictsort
5 | dictsort
5 | sort
5 | unique | list
5 | reverse
5 | join
5 | trim
5 | upper
5 | title
5 | capitalize
5 | wordcount
5 | center(4)
5 | indent
5 | truncate
5 | urlize
5 | striptags
5 | batch(2) | list
5 | map('string') | list
5 | select | list
0 | map('string') | list
5 | groupby('a')
5 | max
5 | random
5 | xmlattr
s % nix
'%s|' % nix
'%s %s' % nix
'%(a)s' % nix
'%(a)s' % l
'%(a)s' % (1, 2)
'%(a)s' % 5
'text' % range(2)
'text' % s.encode()
'text' % (nix,)
'text' % messages[0].name
namespace(nix)
dict(nix)
dict(messages[0].name, a=1)
l in d.keys()
d in d.keys()
l in d.values()
l in d.items()
'a' in d.keys()
l is filter
d is test
'upper' is filter
s.replace(none, 'a')
s.replace('a', none)
s.replace('a', 1)
s.removeprefix(none)
s.removesuffix(none)
s.encode(none)
strftime_now(none)
s.splitlines(none)
s.splitlines('x')
s.splitlines(2)
s.translate(none)
s.translate(5)
''.translate(none)
[] * 10 ** 20
'' * 10 ** 20
d | reverse | tojson
d.values() | reverse | tojson
d.items() | reverse | tojson
range(3) | reverse | tojson
(1, 2) | reverse | tojson
nix | reverse | tojson
l | wordwrap(5)
none | wordwrap(5)
nix | wordwrap(5)
nix | xmlattr
"""


def templates():
    for block in STATEMENTS.strip("\n").split("\n"):
        yield block
    for line in EXPRESSIONS.strip("\n").replace("\\\n", "\\\0").split("\n"):
        yield "{{ " + line.replace("\0", "\n") + " }}"
    yield "a\r\nb\rc\n{% if true %}\r\nd\r\n{% endif %}\r\n"
    yield "trailing\n"
    yield "two\n\n"
    yield "\n{% if true %}\n{% endif %}\n\n"
    yield "  {%- if true %}\n  x\n  {%- endif %}\n  y"
    yield "{% if true %}   \n  {# c #}  \n{{ 1 }}\n   {% endif %}\nz"
    yield "a  {%- set x = 1 -%}  b\n\n{%- set y = 2 %}\n\nc {{- x -}} d {{ y }}\n e"
    yield "\u00a0 {% if true %}nbsp{% endif %}\n\u3000{% if true %}wide{% endif %}\n\x0b\x0c{% if true %}v{% endif %}"
    yield "{% for m in messages %}\n    {% if m.role == 'user' %}\nU: {{ m.content }}\n    {% else %}\nO\n    {% endif %}\n{% endfor %}\ndone\n"


def main():
    for source in templates():
        vector = rendered(source, CHAT)
        vector["context"] = None
        print(json.dumps(vector, ensure_ascii=True))


if __name__ == "__main__":
    json.dump({"context": CHAT}, sys.stdout, ensure_ascii=True)
    print()
    main()
