// A link's secret stands after its '#', which browsers send to no server. It goes into the form, and from there only by the button.
const field = document.querySelector('#link');
if (field !== null && location.hash.length > 1) {
  field.value = location.hash.slice(1);
  document.querySelector('[data-link]').hidden = true;
  for (const other of document.querySelectorAll('a[hreflang]')) {
    other.hash = location.hash;
  }
}
