"""What of a page the checker has not seen yet: it takes longer than all else, and pages are built of the same parts.

What the checker finds hangs on what an element is, where it stands and how it is dressed, hardly ever on its words.
An element has the shape of another where both, and all above them, have the same name, the same class, type and role,
the same other attributes and either words or none. What hangs on words alone is asked of every page: that no id
stands twice, and that every name of another element leads to one.
"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.test_report import OPTIONS, WCAG

SHAPES = """() => {
  const TOLD = ['class', 'type', 'role', 'scope', 'lang', 'dir', 'tabindex', 'autocomplete', 'aria-hidden']
  const found = new Map(), elements = [document.documentElement, ...document.querySelectorAll('body, body *')]
  const shapes = new Map()
  for (const element of elements) {
    const parent = shapes.get(element.parentNode) || ''
    if (parent.includes('>svg[')) { shapes.set(element, parent); continue }
    const told = a => TOLD.includes(a.name) ? a.name + '=' + a.value : a.name
    const attributes = Array.from(element.attributes, told).sort()
    const words = Array.from(element.childNodes).some(node => node.nodeType === 3 && node.data.trim())
    const shape = parent + '>' + element.localName + '[' + attributes + ']' + (words ? '.' : '')
    shapes.set(element, shape)
    if (!found.has(shape)) found.set(shape, element)
  }
  window.firstOfShape = found
  return [...found.keys()]
}"""
"""Every shape on the page. A picture is one: what is drawn in it has its meaning from its name alone."""

CHECK = """([shapes, tags]) => {
  const TOGETHER = 'ul, ol, dl, table, thead, tbody, tr, fieldset, select, details, button, a, label, figure, [role]'
  const fresh = new Set(shapes.map(shape => window.firstOfShape.get(shape))), whole = new Set()
  for (let element of fresh) {
    if (element.parentElement && fresh.has(element.parentElement)) continue
    while (element.parentElement && element.parentElement.matches(TOGETHER)) element = element.parentElement
    whole.add(element)
  }
  return axe.run(whole.has(document.documentElement) ? document : {include: [...whole]}, OPTIONS)
}""".replace("OPTIONS", OPTIONS)
"""The checker, on what has one of these shapes and all within it; with what it is part of, as an item of a list."""

BROKEN = """() => {
  const ids = Array.from(document.querySelectorAll('[id]'), element => element.getAttribute('id'))
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at), known = new Set(ids)
  const NAMING = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'headers', 'list']
  const nowhere = NAMING.flatMap(name => Array.from(document.querySelectorAll('[' + name + ']'),
    element => element.getAttribute(name).split(/\\s+/).filter(id => id && !known.has(id)).map(id => name + ' ' + id)))
  const untitled = document.title.trim() ? [] : ['no title']
  return [...untitled, ...twice.map(id => 'id ' + id + ' twice'), ...nowhere.flat()]
}"""
"""A page without a title, ids that stand twice, and names of elements that are not there."""


def broken(page: Page, axe: str, seen: set[str]) -> list[str]:
    """What is wrong with a page: what is asked of every one, and what the checker finds on shapes not seen yet.

    axe: the checker. seen: shapes that it has looked at; those of this page are added.
    """
    found = page.evaluate(BROKEN)
    fresh = [shape for shape in page.evaluate(SHAPES) if shape not in seen]
    if fresh:
        seen.update(fresh)
        page.evaluate(axe)
        violations = page.evaluate(CHECK, [fresh, WCAG])["violations"]
        found += [f"{each['id']} {each['nodes'][0]['html'][:200]}" for each in violations]
    return found
