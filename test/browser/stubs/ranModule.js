;(window.ran ??= []).push(new URL(import.meta.url).searchParams.get('name'))
