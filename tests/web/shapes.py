"""What of a page the checker has not seen yet: it takes longer than all else, and pages are built of the same parts.

What the checker finds hangs on what an element is, where it stands and how it is dressed, hardly ever on its words.
An element has the shape of another where both, and all above them, have the same name, the same class, type and role,
the same other attributes and either words or none. What hangs on words alone is asked of every page: that no id
stands twice, and that every name of another element leads to one.
"""

from __future__ import annotations

SHAPES = """() => {
  const TOLD = ['class', 'type', 'role', 'scope', 'lang', 'dir', 'tabindex', 'autocomplete', 'aria-hidden']
  const found = new Set(), elements = [document.documentElement, ...document.querySelectorAll('body, body *')]
  const shapes = new Map()
  for (const element of elements) {
    const parent = shapes.get(element.parentNode) || ''
    if (parent.includes('>svg[')) { shapes.set(element, parent); continue }
    const told = a => TOLD.includes(a.name) ? a.name + '=' + a.value : a.name
    const attributes = Array.from(element.attributes, told).sort()
    const words = Array.from(element.childNodes).some(node => node.nodeType === 3 && node.data.trim())
    const shape = parent + '>' + element.localName + '[' + attributes + ']' + (words ? '.' : '')
    shapes.set(element, shape); found.add(shape)
  }
  return [...found]
}"""
"""Every shape on the page. A picture is one: what is drawn in it has its meaning from its name alone."""

BROKEN = """() => {
  const ids = Array.from(document.querySelectorAll('[id]'), element => element.getAttribute('id'))
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at), known = new Set(ids)
  const NAMING = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'headers', 'list']
  const nowhere = NAMING.flatMap(name => Array.from(document.querySelectorAll('[' + name + ']'),
    element => element.getAttribute(name).split(/\\s+/).filter(id => id && !known.has(id)).map(id => name + ' ' + id)))
  return [...twice.map(id => 'id ' + id + ' twice'), ...nowhere.flat()]
}"""
"""Ids that stand twice, and names of elements that are not there."""
