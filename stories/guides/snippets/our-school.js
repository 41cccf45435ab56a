const school = document.querySelector('flywheel-school');
// A fresh token of whoever is signed in on your page; asked for again when the API no longer takes it.
school.getToken = async () => (await fetch('/my-token')).text();
