// A vendor's script as vendors write them: counts its loads, keeps a cookie, and writes it again when it is removed.
window.trackerLoads = (window.trackerLoads ?? 0) + 1
document.cookie = '_track=1; Path=/; Max-Age=1000'
