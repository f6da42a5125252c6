// Passkeys: the only thing on these pages that a form cannot do by itself. Without this script the password does.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON)
    continue;
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const fault = form.querySelector('[role=alert]');
    fault.textContent = '';
    try {
      const body = new FormData(form);
      const reply = await fetch(form.dataset.options, { method: 'POST', body, credentials: 'same-origin' });
      if (!reply.ok)
        throw new Error(reply.statusText);
      const options = await reply.json();
      const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.querySelector('[data-credential]').value = JSON.stringify(credential);
      form.submit();
    } catch {
      fault.textContent = form.dataset.fault;
    }
  });
}
