'use strict';

const drop = document.getElementById('drop');
const file = document.getElementById('file');
const status = document.getElementById('status');
const answer = document.getElementById('answer');
const picture = document.getElementById('picture');
const classes = document.getElementById('classes');
let asked = 0;

function percent(probability) {
  return (100 * probability).toFixed(1) + ' %';
}

function row(entry) {
  const line = document.createElement('tr');
  const name = document.createElement('th');
  name.scope = 'row';
  name.textContent = entry.class;
  const cell = document.createElement('td');
  const bar = document.createElement('meter');
  bar.min = 0;
  bar.max = 1;
  bar.value = entry.probability;
  bar.setAttribute('aria-label', entry.class);
  const number = document.createElement('span');
  number.textContent = percent(entry.probability);
  cell.append(bar, number);
  line.append(name, cell);
  return line;
}

function show(image, found) {
  URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(image);
  document.getElementById('name').textContent = image.name;
  document.getElementById('version').textContent = 'Model version ' + found.version;
  classes.replaceChildren(...found.top.map(row));
  answer.hidden = false;
  const first = found.top[0];
  status.textContent = found.abstained
      ? 'Not sure: nothing is probable enough.'
      : first.class + ', ' + percent(first.probability) + '.';
}

async function ask(image) {
  const mine = ++asked;
  status.textContent = 'Looking …';
  answer.hidden = true;
  let sentence;
  try {
    const reply = await fetch('predict', {method: 'POST', body: image});
    const found = await reply.json();
    if (mine !== asked) {
      return; // another image was chosen meanwhile
    }
    if (reply.ok) {
      show(image, found);
      return;
    }
    sentence = found.error;
  } catch (failure) {
    sentence = 'The service does not answer.';
  }
  if (mine === asked) {
    status.textContent = 'Cannot label ' + image.name + ': ' + sentence;
  }
}

file.addEventListener('change', () => file.files.length > 0 && ask(file.files[0]));
drop.addEventListener('submit', event => event.preventDefault());
for (const over of ['dragenter', 'dragover']) {
  document.addEventListener(over, event => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
document.addEventListener('dragleave', event => {
  if (event.relatedTarget === null) {
    drop.classList.remove('over');
  }
});
document.addEventListener('drop', event => {
  event.preventDefault();
  drop.classList.remove('over');
  if (event.dataTransfer.files.length > 0) {
    ask(event.dataTransfer.files[0]);
  }
});
