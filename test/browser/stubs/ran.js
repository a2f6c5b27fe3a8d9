// A script that tells that it ran, by the name in its address.
;(window.ran ??= []).push(new URL(document.currentScript.src).searchParams.get('name'))
