const script = document.createElement('script');
script.type = 'module';
script.src = 'https://school.example/widgets/flywheel.js';
document.head.append(script);
