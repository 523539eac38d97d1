"""What the page on templates says beside its lists."""

from __future__ import annotations

START = """# Templates

The report is made from text templates, in the language of Jinja. You can change any of them, and add sections of your
own. `reportgen templates FOLDER` copies ours out; delete those you do not change, so that they follow new versions.
`reportgen generate acme.xlsx --templates FOLDER` looks for every file in your folder first, then among ours.

| file | what it is |
|---|---|
| `document.html` | the frame: language, title, styles, then the sections |
| `sections/NAME.html` | one section each |
| `entries/NAME.html` | a profile, a protection sheet, a block of the calculations |
| `macros/NAME.html` | pieces that sections share: head, caption, figure, chip, table |
| `styles/NAME.css` | paper and running heads (`page.css`), and the looks; also templates |
| `screen.html`, `screen.css` | what the HTML report puts round the same sections, and their looks on a screen |

How a drawing is written cannot be changed: its geometry comes ready from the program.

A template sees one object under its own name: `sections/decision.html` sees `decision`. The lists below say what each
object holds. Texts, numbers, money and dates come ready to print, in the report's locale; a template places them, and
neither calculates nor sorts. Text from the workbook is escaped, so it can never become markup.

A name that does not exist, a fault of grammar, an endless loop, a file that is not UTF-8: the command names the file,
and the line where there is one, writes nothing and ends with code 4. What the layout passes over, such as a misspelt
CSS property, is said as a note, and the report is made. A template cannot write files or reach the network, and reads
nothing but templates and pictures of its own folder. With a folder of yours, each template may take two million steps
and write 32 million characters, which is enough for some 500 processes; without one there is no such limit.

A section that may grow to more than twelve pages marks its entries with the attribute `data-entry`, as our protection
sheets do: then it begins a page at some of them and is laid out in several runs, which bounds the memory it takes.
Where there are more than thirty pages without an entry, it begins a page at rows of its tables that have a head of
their own (`<th scope="row">`), below the heads of the table and of the group once more. Where elements have the
attribute `data-begins-run`, as some of our calculations and rows of our verdicts do, runs begin at these instead, in a
section of any length: after a change, only the run that it is in is laid out anew.
With `data-laid-out="last"`, as our contents have, a section that prints the pages of others is laid out after them,
once and not twice.
"""

EXAMPLE = """A file in `sections` with a name that none of ours has is a new section. It sets `title`, which the
contents and the head show, and if you like `standfirst` (the sentence under the title) and `name` (else the name of the
file); the rest is the page. Number, running head, bookmark, the line in the contents and the tags for screen readers
come by themselves. `sections/our_note.html`, the whole file:

```html
{% set title = "We would start with " ~ our_note.processes[0].name %}
{% set standfirst = "How our team reads the numbers." %}
{% from "macros/parts.html" import link %}
<p>{{ our_note.engagement.client }} spends {{ our_note.portfolio.cost_today }} a year on these processes.</p>
<h3 class="head">What we would look at first</h3>
<table class="compact">
<thead><tr><th scope="col">Process</th><th scope="col">Verdict</th><th scope="col" class="num">Cost</th></tr></thead>
<tbody>{% for process in our_note.processes %}
<tr><th scope="row">{{ link(process.link) }}</th><td>{{ process.verdict }}</td><td class="num">{{ process.cost }}</td>
</tr>{% endfor %}</tbody>
</table>
```

Say where it stands, in one line: `reportgen generate acme.xlsx --templates FOLDER --sections "decision, our note"`, or
the same list in the field Sections of the Engagement sheet. Headings within it begin at `h3`. In a file name, write
spaces as `_`; a file `our-note.html` finds its object under the name `our_note` too.
"""

END = """## Macros

{macros}

Bring one in with `{{% from "macros/parts.html" import caption %}}`. All of Jinja's own filters, tests and statements
are there; `center` and `indent` pad to 1,000 characters at most, and `range` counts to 100,000.
"""
