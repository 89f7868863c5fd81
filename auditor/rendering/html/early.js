// Before anything is drawn, so that the page is laid out once, for the script or for none.
document.documentElement.classList.add("js");
