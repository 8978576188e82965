console.log("tuneset");
