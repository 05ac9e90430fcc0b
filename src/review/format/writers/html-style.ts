/**
 * How the page looks: light, black on white in print, fonts of the reader's machine. Tables that are wider than the screen move in a
 * frame of their own.
 */
export const STYLE = `
:root{color-scheme:light;--ink:#1c2430;--soft:#5a6675;--line:#d9dee5;--wash:#f4f6f8;--bar:#cfe0f3;--mark:#1f5fa8}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
header,main,nav{max-width:78rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .75rem;padding-top:.75rem;border-top:2px solid var(--ink)}
p{margin:.5rem 0;max-width:70rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;margin:0;padding:0;font-size:.95rem}
nav li{margin:0}
nav h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;margin:0;padding:0;border:0}
a{color:var(--mark)}
section{margin:2rem 0}
.large{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.6rem;margin:.5rem 0 1rem}
.large div{background:var(--wash);border:1px solid var(--line);border-radius:6px;padding:.6rem .8rem}
.large dt{color:var(--soft);font-size:.85rem}
.large dd{margin:0;font-size:1.25rem;font-weight:600;font-variant-numeric:tabular-nums}
.facts{margin:.5rem 0 1rem}
.facts div{display:grid;grid-template-columns:minmax(9rem,19rem) 1fr;gap:0 1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
.facts dt{color:var(--soft)}
.facts dd{margin:0;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;margin:.75rem 0 1.25rem;max-width:100%}
.scroll:focus-visible{outline:2px solid var(--mark)}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums;min-width:min(100%,30rem)}
caption{text-align:start;font-weight:600;padding:.2rem 0 .4rem;white-space:nowrap}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;font-weight:400}
thead th{vertical-align:bottom;font-weight:600;color:var(--soft);border-bottom:2px solid var(--line);min-width:4.2em;overflow-wrap:normal}
tbody th,td.text{max-width:20rem;overflow-wrap:normal}
tbody th{min-width:9em}
td.text{min-width:2.5em}
table{word-break:keep-all}
td bdi,th bdi{overflow-wrap:anywhere;word-break:normal}
td.tone,th.tone{white-space:nowrap}
.number{text-align:end;white-space:nowrap}
thead .number{white-space:normal}
.short{white-space:nowrap}
.bar{background:linear-gradient(90deg,var(--bar),var(--bar)) no-repeat 0 .4em/var(--share,0) 1.3em;min-width:6.5em;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.tone::before{content:"";display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-inline-end:.45em;background:var(--tone,#888);border:1px solid #0003;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.red{--tone:#c62828}.orange{--tone:#ef6c00}.yellow{--tone:#f5c518}.blue{--tone:#1e74d0}.green{--tone:#2e8b46}.grey{--tone:#9aa3ad}
main li{margin:.3rem 0}
ol.items{padding-inline-start:2rem}
main ol.items>li{margin:.8rem 0}
.items ul{padding-inline-start:1.2rem;color:var(--soft)}
.advice{color:var(--ink);font-weight:600}
figure{margin:1rem 0}
figcaption{font-weight:600;padding:.2rem 0 .4rem}
.picture{overflow-x:auto;contain:paint;position:relative;max-width:100%}
.picture svg{display:block;height:auto;max-width:max(100%,34rem)}
@media (max-width:34rem){
body{font-size:15px}
header,main,nav{padding:0 .9rem}
header{padding-top:1rem}
h1{font-size:1.35rem}
.large{grid-template-columns:repeat(2,minmax(0,1fr))}
.large dd{font-size:1.05rem}
.facts div{grid-template-columns:1fr}
caption{white-space:normal}
ol.items{padding-inline-start:1.5rem}
}
@media print{
@page{margin:14mm 12mm}
@page wide{size:landscape}
body{font-size:9.5pt;color:#000}
:root{--ink:#000;--soft:#333;--line:#999}
header,main,nav{max-width:none;padding:0}
nav{display:none}
a{color:inherit;text-decoration:none}
section{margin:5mm 0}
h2,caption,figcaption,thead{break-after:avoid}
tr,.large div,.facts div,.items li li,figure{break-inside:avoid}
.large{grid-template-columns:repeat(3,1fr)}
.large dd{font-size:12pt}
h1{font-size:16pt}
h2{font-size:12pt}
.scroll,.picture{overflow:visible}
.picture svg{max-width:100%}
table{font-size:8pt;width:100%;min-width:0}
thead{display:table-header-group}
th,td{padding:.8mm 1.2mm}
thead th,tbody th,td.text{min-width:0}
.bar{min-width:0}
#accounts{page:wide;break-before:page}
}
`;
