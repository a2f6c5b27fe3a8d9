// A browser remembers 250 requests by itself, and a page of Vite's has more: a test that finds none would prove nothing.
performance.setResourceTimingBufferSize(10_000)
